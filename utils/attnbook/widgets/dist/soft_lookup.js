var w,He,yt,N,ne,Z,Re,Q,qe,ae,oe,xt,I=Symbol.for("pv"),ee={},te=[],wt=/^m(i|n|o|s|text|space)$/,ie=Array.isArray,Le=te.slice,L=Object.assign;function q(e){e&&e.parentNode&&e.remove()}function X(e,t,r,n,o){var a={type:e,props:t,key:r,ref:n,__k:null,__:null,__b:0,__e:null,__c:null,constructor:I,__v:o||++He,__i:-1,__u:0};return!o&&w.vnode&&w.vnode(a),a}function A(e){return e.children}function F(e,t){this.props=e,this.context=t,this.__g=0}function H(e,t){if(t==null)return e.__&&H(e.__,e.__i+1);for(var r;t<e.__k.length;t++)if((r=e.__k[t])&&r.__e)return r.__e;return typeof e.type!="function"||e.props.__P?null:H(e)}function kt(e){var t,r=e.__v,n=r.__e,o=[],a=[],s=e.__P;s&&((t=L({constructor:I},r)).__v=r.__v+1,w.vnode&&w.vnode(t),se(s,t,r,e.__n,s.namespaceURI,32&r.__u?[n]:null,o,n||H(r),32&r.__u,a),t.__v=r.__v,t.__.__k[t.__i]=t,Ie(o,t,a),r.__=r.__e=null,t.__e!=n&&Oe(t))}function Oe(e){if((e=e.__)&&e.__c&&!e.props.__P)return e.__e=null,e.__k.some(function(t){return t&&(e.__e=t.__e)}),Oe(e)}function De(e){(8&e.__g||(e.__g|=8,N.push(e),Z++))&&ne==w.debounceRendering||((ne=w.debounceRendering)||queueMicrotask)(Ue)}function Ue(){try{for(var e,t=1;N.length;)N.length>t&&N.sort(Re),e=N.shift(),t=N.length,8&e.__g&&kt(e)}finally{(Z=N.length)&&(ne||queueMicrotask)(Ue)}}function Fe(e,t,r,n,o,a,s,i,_,g,c){var h,v,l,p,y,f,m=n.__k||te,d=t.length;for(_=Mt(r,t,m,_,d),h=0;h<d;h++)(l=r.__k[h])!=null&&(v=~l.__i&&m[l.__i]||ee,l.__i=h,f=se(e,l,v,o,a,s,i,_,g,c),p=l.__e,(v.ref!=l.ref||8&v.__u)&&(v.ref&&le(v.ref,null,l,v),l.ref&&c.push(l.ref,l.__c||p,l)),y=y||p,4&l.__u?(_=je(l,_,e,!v.__v),v.__e&&(v.__e=null)):typeof l.type=="function"&&f!==void 0?_=f:p&&(_=p.nextSibling),l.__u&=-21);return r.__e=y,_}function Mt(e,t,r,n,o){var a,s,i,_,g,c,h,v,l,p=r.length,y=p,f=0,m=0,d=e.__k=Array(o);for(a=0;a<o;a++)(s=t[a])!=null&&typeof s!="boolean"&&typeof s!="function"?(typeof s!="object"||s.constructor===String?s=d[a]=X(null,s):ie(s)?s=d[a]=X(A,{children:s}):s.constructor===I&&s.__b?s=d[a]=X(s.type,s.props,s.key,s.ref,s.__v):d[a]=s,_=a+f,s.__=e,s.__b=e.__b+1,i=null,~(g=s.__i=Ct(s,r,_,y))&&(y--,(i=r[g])&&(i.__u|=2)),i&&i.__v?(s.__u|=16,g==_-1?f--:g==_+1?f++:g!=_&&(g>_?f--:f++,m=1)):(~g||(o>p?f--:o<p&&f++),typeof s.type!="function"&&(s.__u|=4))):d[a]=null;if(m){for(c=[],h=[],a=0;a<o;a++)if((s=d[a])&&16&s.__u){for(f=0,v=c.length;f<v;)c[l=f+v>>1]<s.__i?f=l+1:v=l;c[f]=s.__i,h[a]=f+1}for(f=c.length;a--;)h[a]&&(h[a]==f?f--:d[a].__u|=4)}if(y)for(a=0;a<p;a++)!(i=r[a])||2&i.__u||(i.__e==n&&(n=H(i)),ce(i,i));return n}function je(e,t,r,n){var o,a,s,i;if(typeof e.type=="function"){if(e.props.__P)return t;if(o=e.__k)for(a=0;a<o.length;a++)o[a]&&(o[a].__=e,t=je(o[a],t,r,!1));return t}for(t&&!t.parentNode&&(t=H(e))&&!t.parentNode&&(t=null),s=e.__e,i=t;i&&i.nodeType==8;)i=i.nextSibling;for(s!=i&&(!n&&r.moveBefore&&s.parentNode?r.moveBefore(s,t):r.insertBefore(s,t||null)),t=s;(t=t&&t.nextSibling)&&t.nodeType==8&&!t.data.startsWith("$s"););return t}function Ct(e,t,r,n){var o,a=e.key,s=e.type,i=t[r],_=i&&!(2&i.__u);if(i===null&&a==null||_&&a==i.key&&s==i.type)return r;if(n>(_?1:0)){for(o=r-1;o>=0;o--)if((i=t[o])&&!(2&i.__u)&&a==i.key&&s==i.type)return o;for(o=r+1;o<t.length;o++)if((i=t[o])&&!(2&i.__u)&&a==i.key&&s==i.type)return o}return-1}function Ne(e,t,r){r==null&&(r=""),t[0]=="-"?e.setProperty(t,r):e[t]=r}function Y(e,t,r,n,o){var a,s;if(t=="style")if(typeof r=="string")e.style.cssText=r;else{if(typeof n=="string"&&(e.style.cssText=n=""),n)for(t in n)r&&t in r||Ne(e.style,t);if(r)for(t in r)n&&r[t]==n[t]||Ne(e.style,t,r[t])}else if(t[0]=="o"&&t[1]=="n")typeof r!="function"&&(r=null),typeof n!="function"&&(n=null),(e.__e||(e.__e={}))[t]=r,r&&n||(s=oe[t]||(oe[t]=St(t)),(e.__a||(e.__a={}))[t]=ae,a=t!=(t=t.replace(qe,"$1")),(t=t.slice(2))[0]<"a"&&(t=t.toLowerCase()),r?e.addEventListener(t,s,a):e.removeEventListener(t,s,a));else{if(o=="http://www.w3.org/2000/svg")t=t.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(t!="width"&&t!="height"&&t!="href"&&t!="list"&&t!="form"&&t!="tabIndex"&&t!="download"&&t!="rowSpan"&&t!="colSpan"&&t!="role"&&t!="popover"&&t in e)try{return void(e[t]=r??"")}catch{}if(typeof r=="function")return;r==null||r===!1&&t[4]!="-"?e.removeAttribute(t):e.setAttribute(t,t=="popover"&&r==1?"":r)}}function St(e){return function(t){var r=this.__e;if(r){if(r=r[e],t[Q]==null)t[Q]=ae++;else if(t[Q]<this.__a[e])return;return r(w.event?w.event(t):t)}}}function se(e,t,r,n,o,a,s,i,_,g){var c,h,v,l,p,y,f,m,d,x,b,W,k,M,T,Ee,D,R,E=t.type;if(t.constructor!==I)return null;128&r.__u&&(_=32&r.__u,c=r.__c.__z)&&(t.__u|=_,h=a=[],c.nodeType==8?i=J(c,a):a.push(c),i=a[0]||i),(c=w.__b)&&c(t);e:if(typeof E=="function"){v=s.length;try{if(m=t.props,d=(c=E.prototype)&&c.render,x=(c=E.contextType)&&n[c.__c],b=c?x?x.props.value:c.__:n,(l=r.__c)?(t.__c=l,2&l.__g&&(l.__g|=1)):(d?t.__c=l=new E(m,b):(t.__c=l=new F(m,b),l.constructor=E,l.render=Pt),x&&x.sub(l),l.state||(l.state={}),l.__n=n,l.__g|=8,l.__h=[],l.__k=[]),d&&(l.__s||(l.__s=l.state),E.getDerivedStateFromProps&&(l.__s==l.state&&(l.__s=L({},l.__s)),L(l.__s,E.getDerivedStateFromProps(m,l.__s)))),p=l.props,y=l.state,l.__v=t,r.__c){if(m!==p&&d&&!E.getDerivedStateFromProps&&l.componentWillReceiveProps&&l.componentWillReceiveProps(m,b),t.__v==r.__v&&!(8&l.__g)||!(4&l.__g)&&l.shouldComponentUpdate&&l.shouldComponentUpdate(m,l.__s,b)===!1){t.__v!=r.__v&&(l.props=m,l.state=l.__s,l.__g&=-9),t.__e=r.__e,t.__k=r.__k,t.__k.some(function(P){P&&(P.__=t)}),te.push.apply(l.__h,l.__k),l.__k=[],l.__h.length&&s.push(l),i=H(r);break e}l.componentWillUpdate&&l.componentWillUpdate(m,l.__s,b),d&&l.componentDidUpdate&&l.__h.push(function(){l.componentDidUpdate(p,y,f)})}else d&&!E.getDerivedStateFromProps&&l.componentWillMount&&l.componentWillMount(),d&&l.componentDidMount&&l.__h.push(l.componentDidMount);l.context=b,l.props=m,l.__P=e,l.__g&=-5,W=w.__r,k=d?25:0;do l.__g&=-9,W&&W(t),c=l.render(l.props,l.state=l.__s,l.context);while(8&l.__g&&++k<25);d&&(te.push.apply(l.__h,l.__k),l.__k=[]),l.state=l.__s,l.getChildContext&&(n=L({},n,l.getChildContext())),d&&r.__c&&l.getSnapshotBeforeUpdate&&(f=l.getSnapshotBeforeUpdate(p,y)),M=c&&c.type===A&&c.key==null?c.props.children:c,m.__P&&(c=i,o=(e=m.__P).namespaceURI,_=a=null,r.props&&r.props.__P!=e&&(r.__k.some(function(P){P&&ce(P,P)}),r.__k=null),i=r.__k?H(r,0):null),i=Fe(e,ie(M)?M:[M],t,r,n,o,a,s,i,_,g),m.__P&&(t.__e=null,i=c),t.__u&=-161,h&&h.some(q),l.__h.length&&s.push(l),1&l.__g&&(l.__g&=-4)}catch(P){if(s.length=v,t.__v=null,_||a)if(P&&P.then){if(t.__u|=128|_,a){for(~(D=a.indexOf(i||void 0))||(D=a.length);(R=a[D-1])&&R.nodeType==8;)D--;for(;D<a.length;D++)if(R=a[D])if(a[D]=null,T){if(R==Ee)break}else{if(R.nodeType!=8)break;R.data.startsWith("$s")&&(Ee=J(T=R))}}if(!T){for(;i&&i.nodeType==8&&i.nextSibling;)i=i.nextSibling;T=i}(c=J(T=t.__c.__z||(t.__c.__z=T)))?(t.__e=T,i=c):t.__e=i,i=i&&i.nextSibling}else a&&a.some(q);else t.__e=r.__e;t.__k||(t.__k=r.__k||[]),P&&P.then||We(t),w.__e(P,t,r)}}else i=t.__e=Tt(r.__e,t,r,n,o,a,s,_,g,e);return(c=w.diffed)&&c(t),i}function J(e,t){if(e&&e.nodeType==8&&e.data.startsWith("$s"))for(var r=1;e=e.nextSibling;){if(e.nodeType==8){if(e.data.startsWith("$s"))r++;else if(e.data.startsWith("/$s")&&!--r)return e}t&&t.push(e)}}function We(e){e&&(e.__c&&(e.__c.__g|=4),e.__k&&e.__k.some(We))}function Ie(e,t,r){for(var n=0;n<r.length;)le(r[n++],r[n++],r[n++]);w.__c&&w.__c(t,e),e.some(function(o){try{e=o.__h,o.__h=[],e.some(function(a){a.call(o)})}catch(a){w.__e(a,o.__v)}})}function Tt(e,t,r,n,o,a,s,i,_,g){var c,h,v,l,p,y,f,m,d=r.props||ee,x=t.props,b=t.type;if(b=="svg"?o="http://www.w3.org/2000/svg":b=="math"?o="http://www.w3.org/1998/Math/MathML":o||(o="http://www.w3.org/1999/xhtml"),a){for(c=0;c<a.length;c++)if((p=a[c])&&(b?p.localName==b:p.nodeType==3)){e=p,a[c]=null;break}}if(!e){if(m=g.ownerDocument||document,!b)return m.createTextNode(x);e=m.createElementNS(o,b,x.is?x:g),i&&(w.__m&&w.__m(t,a),i=!1),a=null}if(b){if(g=b=="template"&&e.content||e,a=b=="textarea"&&x.defaultValue!=null?null:a&&Le.call(g.childNodes),!i&&a)for(d={},c=0;c<e.attributes.length;c++)d[(p=e.attributes[c]).name]=p.value;for(c in d)p=d[c],c=="dangerouslySetInnerHTML"?v=p:c=="children"||c in x||c=="value"&&"defaultValue"in x||c=="checked"&&"defaultChecked"in x||Y(e,c,null,p,o);for(c in x)p=x[c],c=="children"?l=p:c=="dangerouslySetInnerHTML"?h=p:c=="value"?y=p:c=="checked"?f=p:i&&typeof p!="function"||d[c]===p||Y(e,c,p,d[c],o);h?(i||v&&(h.__html==v.__html||h.__html==e.innerHTML)||(e.innerHTML=h.__html),t.__k=[]):(v&&(e.textContent=""),(b=="foreignObject"||o=="http://www.w3.org/1998/Math/MathML"&&wt.test(b))&&(o="http://www.w3.org/1999/xhtml"),Fe(g,ie(l)?l:[l],t,r,n,o,a,s,a?a[0]:r.__k&&H(r,0),i,_),a&&a.some(q)),i&&b!="textarea"||(c="value",b=="progress"&&y==null?e.removeAttribute(c):y==null||y===e[c]&&(b!="progress"||y)||Y(e,c,y,d[c],o),c="checked",f!=null&&f!=e[c]&&Y(e,c,f,d[c],o))}else d===x||i&&e.data==x||(e.data=x);return e}function le(e,t,r,n){try{typeof e=="function"?t?t.__x=e(t)||1:n&&(n=n.__c||n.__e)&&(t=n.__x)&&(n.__x=null,typeof t=="function"?t():e(null)):e.current=t}catch(o){w.__e(o,r)}}function ce(e,t,r){var n,o,a,s;if(w.unmount&&w.unmount(e),!(n=e.ref)||n.current&&n.current!=e.__e||le(n,null,t,e),n=e.__c){if(n.componentWillUnmount)try{n.componentWillUnmount()}catch(i){w.__e(i,t)}n.__P=n.__n=null}if(n=e.__k)for(s=0;s<n.length;s++)n[s]&&ce(n[s],t,typeof e.type!="function"||r&&!e.props.__P);!r&&(n=e.__c)&&(n=n.__z)&&(o=J(n,a=[]))&&(n==e.__e&&a.some(q),q(o),q(n)),r||q(e.__e),e.__e=e.__c=e.__=null}function Pt(e,t,r){return this.constructor(e,r)}function ue(e,t){var r,n,o,a;w.__&&w.__(e,t),t.nodeType==9&&(t=t.documentElement),n=(r=e&&32&e.__u)?null:t.__k,t.__k=X(A,{children:[e]}),o=[],a=[],se(t,t.__k,n||ee,ee,t.namespaceURI,n?null:t.firstChild?Le.call(t.childNodes):null,o,n?n.__e:t.firstChild,r,a),Ie(o,t.__k,a),t.__k.props.children=null}w={__e:function(e,t,r,n){for(var o,a,s;t=t.__;)if((o=t.__c)&&!(1&o.__g)){o.__g|=4;try{if((s=(a=o.constructor)&&a.getDerivedStateFromError)&&o.setState(a.getDerivedStateFromError(e)),o.componentDidCatch&&(o.componentDidCatch(e,n||{}),s=1),s&&8&o.__g)return void(o.__g|=2)}catch(i){e=i}}throw Z=0,e}},He=0,yt=function(e){return e!=null&&e.constructor===I},F.prototype.setState=function(e,t){var r=this.__s;r&&r!=this.state||(r=this.__s=L({},this.state)),typeof e=="function"&&(e=e(L({},r),this.props)),e&&(L(r,e),this.__v&&(t&&this.__k.push(t),De(this)))},F.prototype.forceUpdate=function(e){this.__v&&(this.__g|=4,e&&this.__h.push(e),De(this))},F.prototype.render=A,N=[],Z=0,Re=function(e,t){return e.__v.__b-t.__v.__b},Q=Symbol(),qe=/(PointerCapture)$|Capture$/i,ae=0,oe={},xt=0;var K,S,_e,ze,pe=Object.is,re=0,Ze=[],fe=[],C=w,Ke=C.__b,Ve=C.__r,Be=C.diffed,Ge=C.__c,Ye=C.unmount,Qe=C.__;function he(e,t){C.__h&&C.__h(S,e,re||t),re=0;var r=S.__H||(S.__H={__:[],__h:[]});return e>=r.__.length&&r.__.push({}),r.__[e]}function V(e){return re=1,me(tt,e)}function me(e,t,r){var n=he(K++,2);if(n.t=e,!n.__c&&(n.__=[r?r(t):tt(void 0,t),function(a){var s=(n.__N||n.__)[0],i=n.t(s,a);pe(s,i)||(n.__N=[i,n.__[1]],n.__c.setState({}))}],n.__c=S,!S.__f)){S.__f=!0;var o=S.shouldComponentUpdate;S.shouldComponentUpdate=function(a,s,i){var _=this.__H;if(!_)return!0;var g=!1,c=this.props!=a;if(_.__.some(function(v){v.__N&&(g=!0,pe(v.__[0],v.__N[0])||(c=!0))}),o){var h=o.call(this,a,s,i);return g?h||c:h}return!g||c}}return n.__}function B(e,t){var r=he(K++,3);!C.__s&&et(r.__H,t)&&(r.__P=!0,r.__=e,r.u=t,S.__H.__h.push(r))}function O(e){return re=5,G(function(){return{current:e}},[])}function G(e,t){var r=he(K++,7);return et(r.__H,t)&&(r.__=e(),r.__H=t),r.__}function At(){var e;do{for(;e=fe.shift();)try{z(e)}catch(r){C.__e(r,{__:(e=e.__P)&&e.__v})}for(;e=Ze.shift();){var t=e.__H;if(e.__P&&t)try{t.__h.some(z),t.__h.some(de),t.__h=[]}catch(r){t.__h=[],C.__e(r,e.__v)}}}while(fe.length)}C.__b=function(e){S=null,Ke&&Ke(e)},C.__=function(e,t){e&&t.__k&&t.__k.__m&&(e.__m=t.__k.__m),Qe&&Qe(e,t)},C.__r=function(e){Ve&&Ve(e),K=0;var t=(S=e.__c).__H;t&&(_e==S?S.__h=[]:(t.__h.some(z),t.__h.some(de),K=0),t.__h=[],t.__.some(function(r){r.__N&&(r.__=r.__N),r.u=r.__N=void 0})),_e=S},C.diffed=function(e){Be&&Be(e);var t=e.__c;t&&t.__H&&(t.__H.__h.length&&Je(Ze.push(t)),t.__H.__.some(function(r){r.u&&(r.__H=r.u)})),_e=S=null},C.__c=function(e,t){t.some(function(r){try{r.__h.some(z),r.__h=r.__h.filter(function(n){return!n.__||de(n)})}catch(n){r.__h=[function(){throw n}]}}),Ge&&Ge(e,t)},C.unmount=function(e){Ye&&Ye(e);var t,r,n=e.__c;n&&n.__H&&(n.__H.__.some(function(o){try{if(o.__P&&o.__c){if(r===void 0){for(r=e.__;r&&(!r.__c||!r.__c.__P);)r=r.__;r=r&&r.__c}o.__P=r,Je(fe.push(o))}else z(o)}catch(a){t=a}}),n.__H=void 0,t&&C.__e(t,n.__v))};var Xe=typeof requestAnimationFrame=="function";function $t(e){var t,r=function(){clearTimeout(n),Xe&&cancelAnimationFrame(t),setTimeout(e)},n=setTimeout(r,35);Xe&&(t=requestAnimationFrame(r))}function Je(e){e!=1&&ze==C.requestAnimationFrame||((ze=C.requestAnimationFrame)||$t)(At)}function z(e){var t=S,r=e.__c;typeof r=="function"&&(e.__c=void 0,r()),S=t}function de(e){var t=S;e.__c=e.__(),S=t}function et(e,t){return!e||e.length!=t.length||t.some(function(r,n){return!pe(r,e[n])})}function tt(e,t){return typeof t=="function"?t(e):t}var Et=Symbol.for("pv"),Dt=0;function u(e,t,r,n,o,a){t||(t={});var s,i,_=t;if("ref"in _&&typeof e!="function")for(i in _={},t)i=="ref"?s=t[i]:_[i]=t[i];var g={type:e,props:_,key:r,ref:s,__k:null,__:null,__b:0,__e:null,__c:null,constructor:Et,__v:--Dt,__i:-1,__u:0};return(o||a)&&(g.__source=o,g.__self=a),w.vnode&&w.vnode(g),g}function rt({label:e,value:t,min:r,max:n,step:o,shown:a,set:s}){return u("label",{class:"slider",children:[u("span",{children:e}),u("input",{type:"range",min:r,max:n,step:o,value:t,"aria-valuetext":a,onInput:i=>s(Number(i.currentTarget.value))}),u("output",{children:a})]})}var nt=`.figure{--encoder: #0067a3;--decoder: #b34700;--query: #9c3f75;--key: #00704f;--value: #875800}.figure[data-theme=dark]{--encoder: #5ab4f0;--decoder: #ff9259;--query: #e8a0cb;--key: #35c99b;--value: #f0b429}.figure{--surface: #ffffff;--raised: #f3f4f6;--edge: #c9ced6;--ink: #1f2937;--soft: #565e6b;--nothing: #f1f3f5;--everything: #101826;--focus: #1d4ed8;color:var(--ink);font:.9375rem/1.5 system-ui,-apple-system,Segoe UI,Roboto,Noto Sans,Noto Sans KR,sans-serif;margin:0;container-type:inline-size}.figure[data-theme=dark]{--surface: #14181e;--raised: #222832;--edge: #454d5a;--ink: #e6e9ee;--soft: #a4acb9;--nothing: #20262f;--everything: #fbf7ea;--focus: #8ab4ff}*,*:before{box-sizing:border-box}p{margin:0}[hidden]{display:none!important}:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:4px}figcaption{color:var(--soft);font-size:.875rem;margin-top:.6rem}.encoder{color:var(--encoder)}.decoder{color:var(--decoder)}.query{color:var(--query)}.key{color:var(--key)}.value{color:var(--value)}.controls{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem .9rem;margin-bottom:.6rem}button,select{appearance:none;background:var(--raised);border:1px solid var(--edge);border-radius:6px;color:var(--ink);cursor:pointer;font:inherit;font-size:.875rem;min-height:2.25rem;padding:.2rem .75rem}button:hover:not(:disabled,[aria-disabled=true]),select:hover{border-color:var(--ink)}button:disabled,button[aria-disabled=true]{color:var(--soft);cursor:default;opacity:.6}button[aria-pressed=true],button[aria-checked=true]{background:var(--ink);border-color:var(--ink);color:var(--surface)}select{padding-right:1.8rem;background-image:linear-gradient(45deg,transparent 50%,currentColor 50%),linear-gradient(-45deg,transparent 50%,currentColor 50%);background-position:right .95rem center,right .65rem center;background-repeat:no-repeat;background-size:.32rem .32rem}.choice,.slider{align-items:center;display:inline-flex;gap:.5rem;font-size:.875rem}.choice,.choice select{max-width:100%;min-width:0;text-overflow:ellipsis}.slider input{accent-color:var(--ink);min-width:6rem;height:2rem}.slider output{font-variant-numeric:tabular-nums;min-width:3.2em}.stepper{align-items:center;display:flex;gap:.6rem}.stepper button{min-width:2.75rem}.stepper .place{min-width:0}.legend{align-items:center;color:var(--soft);display:inline-flex;font-size:.8125rem;gap:.4rem}.ramp{background:linear-gradient(to right,var(--nothing),var(--everything));border:1px solid var(--edge);border-radius:3px;display:inline-block;height:.7rem;width:4.5rem}.reading{min-height:1.5em;margin-top:.5rem}@container (max-width: 30rem){.reading{min-height:3em}}.numbers{margin-top:.5rem}.scroll{margin-top:.5rem;max-height:22rem;overflow:auto}table{border-collapse:collapse;font-size:.8125rem;font-variant-numeric:tabular-nums}table+table{margin-top:1rem}th,td{border-bottom:1px solid var(--edge);padding:.2rem .6rem;text-align:right;white-space:nowrap}thead th{background:var(--surface);position:sticky;top:0}tbody th{background:var(--surface);font-weight:600;left:0;position:sticky}.heatmap{max-width:100%;overflow-x:auto;padding:3px}.map{position:relative}.column-word,.row-word{font-size:.8125rem;line-height:1;overflow:hidden;position:absolute;text-overflow:ellipsis;white-space:nowrap}.column-word{overflow:visible;transform:rotate(-40deg);transform-origin:bottom left}.row-word{padding:.15em 0;transform:translateY(-50%)}.column-word.chosen,.row-word.chosen{font-weight:700;text-decoration:underline;text-underline-offset:.2em}.cells{cursor:crosshair;position:absolute;touch-action:pan-x pan-y}.cells canvas{display:block}.cells span{pointer-events:none;position:absolute}.row-mark{outline:2px solid var(--query)}.cell-mark{outline:3px solid var(--focus);outline-offset:-1px}.ring{border:2px solid #ffffff;border-radius:50%;box-shadow:0 0 0 1.5px #b3261e,inset 0 0 0 1.5px #b3261e}.ring.sample{display:inline-block;height:.8rem;margin-left:.3rem;vertical-align:-.1rem;width:.8rem}.tip{background:var(--ink);border-radius:4px;color:var(--surface);font-size:.8125rem;line-height:1.4;padding:0 .4rem;pointer-events:none;position:absolute;transform:translate(-50%,-130%);white-space:nowrap;z-index:1}.tokens{display:flex;flex-wrap:wrap;gap:.4rem}.token{border-color:currentColor;color:inherit;min-width:2.25rem;overflow:hidden;position:relative}.token[aria-pressed=true]{background:var(--raised);border-color:currentColor;box-shadow:inset 0 0 0 2px currentColor;color:inherit;font-weight:700}.token .share{background:currentColor;bottom:0;height:4px;left:0;position:absolute}.bars{display:grid;gap:.25rem;list-style:none;margin:0;padding:0}.bars li{align-items:center;display:grid;gap:.6rem;grid-template-columns:minmax(3.5rem,8rem) 1fr 3rem}.bars .word{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}.bars .track{background:var(--nothing);border-radius:3px;height:.9rem;overflow:hidden}.bars .bar{background:currentColor;display:block;height:100%}.bars .number{font-variant-numeric:tabular-nums;text-align:right}.bars .marked{font-weight:700}@media(prefers-reduced-motion:no-preference){.moves{transition:all .25s ease}}
`;var ot={attributes:!0,attributeFilter:["class","style","theme","data-theme","data-jp-theme-light","data-vscode-theme-kind"]};function it(e){let[t,r]=V(()=>at(e));return B(()=>{let n=()=>r(at(e)),o=new MutationObserver(n);o.observe(document.documentElement,ot),o.observe(document.body,ot);let a=matchMedia("(prefers-color-scheme: dark)");return a.addEventListener("change",n),n(),()=>{o.disconnect(),a.removeEventListener("change",n)}},[e]),t}function at(e){for(let t=e;t;t=t.parentElement){let[r,n,o,a=1]=getComputedStyle(t).backgroundColor.match(/[\d.]+/g)?.map(Number)??[0,0,0,0];if(a>.5)return .299*r+.587*n+.114*o<128?"dark":"light"}return matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light"}var st=(e,t={})=>e.replace(/\{(\w+)\}/g,(r,n)=>t[n]??r);function ge(e){return e>0&&e<.005?"<1 %":`${Math.round(100*e)} %`}function $(e,t=2){let r=e.toFixed(t);return Number(r)===0?0 .toFixed(t):r.replace("-","−")}function lt(e,t=""){return{render({model:r,el:n}){let o=n.shadowRoot??n.attachShadow({mode:"open"});for(let a of["keydown","keyup"])n.addEventListener(a,Ht);return ue(u(ve,{model:r,el:n,Content:e,style:t}),o),()=>ue(null,o)}}}function Ht(e){let t=e.ctrlKey||e.metaKey||e.altKey||e.shiftKey&&e.key==="Enter",r=e.composedPath()[0].matches(":read-write");e.currentTarget.toggleAttribute("data-lm-suppress-shortcuts",r||!t)}function U(e,t){let[,r]=me(o=>o+1,0);B(()=>{let o=`change:${t}`;return e.on(o,r),()=>e.off(o,r)},[e,t]);let n=o=>{e.set(t,o),e.save_changes()};return[e.get(t),n]}function be(){let e=O(null),[t,r]=V(null);return B(()=>{let n=new ResizeObserver(([o])=>r(o.contentRect.width));return n.observe(e.current),()=>n.disconnect()},[]),[e,t]}var ve=class extends F{componentDidCatch(t){this.props.el.dispatchEvent(new CustomEvent("attnbook:broken",{detail:t})),this.setState({error:t})}render({model:t,el:r,Content:n,style:o},{error:a}){let s=(i,_)=>st(t.get("strings")[i]??i,_);return u(A,{children:[u("style",{children:nt+o}),u(Rt,{el:r,caption:t.get("caption"),children:a?u("p",{role:"alert",children:s("broken",{reason:a.message})}):u(n,{model:t,say:s})})]})}};function Rt({el:e,caption:t,children:r}){let n=it(e);return u("figure",{class:"figure","data-theme":n,children:[r,t&&u("figcaption",{children:t})]})}function ct({busy:e=!1,children:t}){return u("p",{class:"reading","aria-live":"polite","aria-busy":e,children:t})}function ut({say:e,head:t,rows:r,more:n=[]}){let[o,a]=V(!1);return u("div",{class:"numbers",children:[u("button",{type:"button","aria-expanded":o,onClick:()=>a(!o),children:e(o?"hide numbers":"show numbers")}),o&&u("div",{class:"scroll",tabIndex:"0",role:"region","aria-label":e("show numbers"),children:[{head:t,rows:r},...n].map(s=>u(qt,{...s}))})]})}function qt({head:e,rows:t}){return u("table",{children:[u("thead",{children:u("tr",{children:e.map(r=>u("th",{scope:"col",children:r}))})}),u("tbody",{children:t().map(([r,...n])=>u("tr",{children:[u("th",{scope:"row",children:r}),n.map(o=>u("td",{children:o}))]}))})]})}var j=e=>Object.fromEntries(Object.entries(e).map(([t,r])=>[t,`${r}px`])),ye=(()=>{let e;return t=>(e??(e=document.createElement("canvas").getContext("2d")),e.font="bold 13px system-ui, sans-serif",e.measureText(t).width)})();var xe={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1]};function _t(e,t,r,n){if(e.altKey||e.ctrlKey||e.metaKey)return null;let o=Lt(e.key,t,n);return o?(e.preventDefault(),[Math.max(0,Math.min(r-1,o[0])),Math.max(0,Math.min(n-1,o[1]))]):null}function Lt(e,t,r){return!(e in xe)&&e!=="Home"&&e!=="End"?null:t?e==="Home"?[t[0],0]:e==="End"?[t[0],r-1]:[t[0]+xe[e][0],t[1]+xe[e][1]]:[0,0]}var we=`/* a plane with points that can be moved */
.plane {
  border: 1px solid var(--edge);
  border-radius: 6px;
  position: relative;
  user-select: none;
}
.plane svg {
  display: block;
}
.plane .axis {
  stroke: var(--edge);
}
.plane circle.key {
  fill: var(--key);
}
.plane .weight {
  fill: var(--everything);
  fill-opacity: 0.16;
}
.plane .arrow {
  fill: var(--query);
  stroke: var(--query);
  stroke-width: 3;
}
.plane span {
  font-size: 0.8125rem;
  line-height: 1.2;
  overflow: hidden;
  padding: 0 0.2rem;
  pointer-events: none;
  position: absolute;
  text-overflow: ellipsis;
  white-space: nowrap;
}
.plane .handle {
  background: color-mix(in srgb, currentColor 25%, transparent);
  border: 2px solid;
  border-radius: 50%;
  cursor: grab;
  height: 1.75rem;
  position: absolute;
  transform: translate(-50%, -50%);
  width: 1.75rem;
}
.plane .handle:active {
  cursor: grabbing;
}
.plane .handle:focus-visible {
  border-radius: 50%;
}
`;var ke=16,Ut=6;function pt(e,t,r=t/200){let n=e/2,o=(n-ke)/t;return{size:e,reach:t,half:n,unit:o,spot:([a,s])=>[n+a*o,n-s*o],grain:r,stride:10*r,small:2*r}}function ft({plane:e,scale:t,point:r,set:n,jumps:o}){let a=O(null),s=O([0,0]),{size:i,reach:_,unit:g,grain:c,stride:h,small:v}=t,l=f=>n(f.map(m=>Number(Math.max(-_,Math.min(_,m)).toFixed(6)))),p=f=>{let{left:m,top:d,width:x}=e.current.getBoundingClientRect();return[f.clientX-m-x/2,d+x/2-f.clientY].map(b=>b*i/x)},y=f=>{let m=p(f).map((d,x)=>d-s.current[x]);l(Math.hypot(...m)<Ut?[0,0]:m.map(d=>Math.round(d/g/c)*c))};return{handle:a,onPointerDown(f){f.button===0&&(f.currentTarget.setPointerCapture(f.pointerId),f.preventDefault(),a.current.focus({preventScroll:!0}),o?y(f):s.current=p(f).map((m,d)=>m-r[d]*g))},onPointerMove(f){f.currentTarget.hasPointerCapture(f.pointerId)&&y(f)},onKeyDown(f){if(f.key==="End")return;let m=_t(f,[1,1],3,3);if(!m)return;let d=f.shiftKey?v:h;l(f.key==="Home"?[0,0]:[r[0]+(m[1]-1)*d,r[1]-(m[0]-1)*d])}}}function dt([e,t],[r,n]){let o=Math.hypot(r-e,n-t);if(o<1)return"";let[a,s]=[(r-e)/o,(n-t)/o],i=Math.min(11,o),_=g=>`L${r-i*a-g*.45*i*s} ${n-i*s+g*.45*i*a}`;return`M${e} ${t}L${r} ${n}${_(1)}${_(-1)}L${r} ${n}`}var Ft={f32:Float32Array,u8:Uint8Array};function Me({dtype:e,shape:t,data:r}){let n=r.buffer.slice(r.byteOffset,r.byteOffset+r.byteLength),o=new Ft[e](n);return{shape:t,values:e==="u8"?Float32Array.from(o,a=>a/255):o}}function ht({shape:e,values:t},...r){let[n,o]=e.slice(-2),s=r.reduce((i,_,g)=>i*e[g]+_,0)*n*o;return Array.from({length:n},(i,_)=>t.subarray(s+_*o,s+(_+1)*o))}var Ce=(e,t)=>e.reduce((r,n,o)=>r+n*t[o],0),mt=(e,t)=>e.map(r=>Ce(r,t));function gt(e){let t=Math.max(...e),r=e.map(o=>Math.exp(o-t)),n=r.reduce((o,a)=>o+a,0);return r.map(o=>o/n)}var Se=(e,t)=>Array.from(e,(r,n)=>n).sort((r,n)=>e[n]-e[r]).slice(0,t);var vt=`.lookup {
  display: grid;
  gap: 1rem 2rem;
  grid-template-columns: minmax(0, 1fr);
  max-width: 58rem;
}
@container (min-width: 40rem) {
  .lookup {
    grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
  }
}
.controls .slider input {
  width: clamp(7rem, 30cqi, 14rem);
}
.hint,
.range {
  color: var(--soft);
  font-size: 0.8125rem;
}
.hint {
  line-height: 1.4;
  margin-top: 0.4rem;
}

/* the plane: the keys, and the arrow that asks */
.plane {
  cursor: crosshair;
  touch-action: none; /* a finger that moves here moves the query */
}
.plane .handle {
  color: var(--query);
}
.plane:active,
.plane:active .handle {
  cursor: grabbing;
}

/* the table, and the line of the values */
.entries {
  table-layout: fixed;
  width: 100%;
}
.entries th,
.entries td {
  font-size: 0.875rem;
  line-height: 1.35;
  padding: 0.3rem 0.3rem;
}
.entries tbody th,
.entries .value {
  overflow-wrap: anywhere;
  white-space: normal;
}
.entries thead th {
  color: var(--soft);
  font-size: 0.8125rem;
  font-weight: 400;
  line-height: 1.3;
  vertical-align: bottom;
  white-space: normal;
}
.entries th:first-child {
  padding-left: 0;
  text-align: left;
  width: 24%;
}
.entries th:nth-child(2) {
  width: 20%;
}
.entries th:nth-child(4) {
  width: 24%;
}
.entries thead .weight,
.entries tbody .weight {
  padding-left: 0.8rem;
  text-align: left;
}
.q-k {
  white-space: nowrap;
}
.entries .share {
  align-items: center;
  display: flex;
  gap: 0.4rem;
}
.entries .track {
  background: var(--nothing);
  border-radius: 3px;
  flex: 1;
  height: 0.9rem;
  overflow: hidden;
}
.entries .bar {
  background: var(--everything);
  display: block;
  height: 100%;
}
.entries .number {
  min-width: 2.9rem;
  text-align: right;
}
.mark {
  display: inline-block;
  margin-right: 0.3rem;
  overflow: visible;
  vertical-align: -0.05rem;
}
.mark.absent {
  visibility: hidden;
}
.hollow {
  fill: var(--surface);
  stroke: var(--ink);
  stroke-width: 1.5;
}
.line {
  margin-top: 0.9rem;
}
.line svg {
  display: block;
  font-size: 13px;
}
.line .axis {
  stroke: var(--edge);
  stroke-width: 2;
}
.line .tick {
  stroke: var(--value);
  stroke-width: 2;
}
.line .dot {
  fill: var(--value);
  fill-opacity: 0.75;
}
.line .leader {
  stroke: var(--edge);
}
.line text {
  fill: var(--ink);
  text-anchor: middle;
}
.line text.value {
  fill: var(--value);
}
.line .hard text {
  fill: var(--soft);
}
.line .hard line {
  stroke: var(--soft);
  stroke-dasharray: 3 3;
}
.line .blend text,
.line text.value {
  paint-order: stroke; /* so that it can be read where a line passes behind it */
  stroke: var(--surface);
  stroke-linejoin: round;
  stroke-width: 6px;
}
.line .blend text {
  font-weight: 700;
}
.line .blend path {
  fill: var(--ink);
}
@container (max-width: 30rem) {
  .reading {
    min-height: 4.5em; /* so that what comes below stays where it is */
  }
}
`;var Wt=.05,It=5,zt=380,$e=15,Te=12,bt=16;function Kt({model:e,say:t}){let[r]=U(e,"key"),[n]=U(e,"value"),[o]=U(e,"labels"),[a,s]=U(e,"query"),[i,_]=U(e,"temperature"),[g]=U(e,"unit"),c=G(()=>ht(Me(r)),[r]),h=G(()=>Array.from(Me(n).values),[n]),v=mt(c,a),l=v.map(k=>k/i),p=gt(l),y=Ce(p,h),f=Math.max(...v),m=o.map((k,M)=>M).filter(k=>f-v[k]<1e-9),d=m.length===1?m[0]:-1,x=tr(h),b=(k,M=0)=>{let T=$(k,x+M);return g?t("amount",{number:T,unit:g}).replace(/ /g," "):T};return u(A,{children:[u("div",{class:"controls",children:[u(rt,{label:t("temperature"),value:Math.log10(i),min:Math.log10(Wt),max:Math.log10(It),step:.05,shown:$(i,2),set:k=>_(Number((10**k).toPrecision(2)))}),u("span",{class:"range",children:t("range")})]}),u("div",{class:"lookup",children:[u("div",{children:[u(Vt,{say:t,keys:c,labels:o,weights:p,query:a,setQuery:s}),u("p",{class:"hint",children:t("hint")})]}),u("div",{children:[u(Qt,{say:t,labels:o,scores:l,weights:p,values:h.map(k=>b(k)),hard:d}),u(Xt,{values:h,texts:o.map((k,M)=>`${er(k)} ${b(h[M])}`),weights:p,blended:y,blendText:`${t("blend")} ${b(y,1)}`,hard:d,hardText:d>=0?`${t("hard")} ${b(h[d])}`:""})]})]}),u(ct,{children:W()}),u(ut,{say:t,head:["entry","key","score","weight","value","product"].map(k=>t(k)),rows:()=>[...o.map((k,M)=>[k,`(${$(c[M][0],3)}, ${$(c[M][1],3)})`,$(l[M],4),$(p[M],4),$(h[M],x),$(p[M]*h[M],4)]),[t("blend"),"","",$(p.reduce((k,M)=>k+M),4),"",$(y,4)]]})]});function W(){let k=b(y,1),M=ge(p[m[0]]);return m.length===o.length?t("even",{weight:M,blend:k}):d<0?t("tied",{labels:m.map(T=>o[T]).join(", "),weight:M,blend:k}):t("reading",{label:o[d],weight:M,blend:k,hard:b(h[d])})}}function Vt(e){let[t,r]=be();return u("div",{ref:t,children:r&&u(Bt,{...e,size:Math.min(r-2,zt)})})}function Bt({say:e,keys:t,labels:r,weights:n,query:o,setQuery:a,size:s}){let i=O(null),_=2*Math.max(...t.flatMap(m=>Array.from(m,Math.abs))),g=pt(s,_),{half:c,spot:h}=g,v=h(o),{handle:l,onPointerDown:p,onPointerMove:y,onKeyDown:f}=ft({plane:i,scale:g,point:o,set:a,jumps:!0});return u("div",{class:"plane",style:j({width:s+2,height:s+2}),onPointerDown:p,onPointerMove:y,children:[u("svg",{ref:i,width:s,height:s,"aria-hidden":"true",children:[u("line",{class:"axis",x1:c,x2:c,y2:s}),u("line",{class:"axis",y1:c,y2:c,x2:s}),t.map((m,d)=>{let[x,b]=h(m);return u(A,{children:[u("circle",{class:"weight",cx:x,cy:b,r:$e*Math.sqrt(n[d])}),u("circle",{class:"key",cx:x,cy:b,r:"5"})]})}),u("path",{class:"arrow",d:dt([c,c],v)})]}),t.map((m,d)=>u("span",{class:"key",style:Gt(m,h(m),s),children:r[d]})),u("span",{class:"query",style:Yt([c,c],v),children:e("query")}),u("div",{class:"handle",ref:l,tabIndex:"0",role:"application","aria-label":`${e("plane")}. ${e("keys")}`,style:j({left:v[0],top:v[1]}),onKeyDown:f})]})}function Gt([e,t],[r,n],o){let a=$e+3;if(Math.abs(t)<.35*Math.hypot(e,t)){let _=2*Math.min(r,o-r,Math.max(ke,Math.abs(r-o/2)));return{...j({left:r,top:n+a-4,maxWidth:_}),transform:"translateX(-50%)"}}let s=(e<0?r:o-r)-a,i=e<0?{right:o-r+a}:{left:r+a};return{...j({...i,top:n,maxWidth:s}),transform:"translateY(-50%)"}}function Yt([e,t],[r,n]){let o=Math.hypot(r-e,n-t),[a,s]=[(r-e)/o,(n-t)/o],i=s-a<0?1:-1,_=o<4*$e?{left:r,top:n+26}:{left:e+.35*o*a+i*28*s,top:t+.35*o*s-i*14*a};return{...j(_),transform:"translate(-50%, -50%)"}}function Qt({say:e,labels:t,scores:r,weights:n,values:o,hard:a}){return u("table",{class:"entries",children:[u("thead",{children:u("tr",{children:[u("th",{scope:"col",children:e("entry")}),u("th",{scope:"col",children:[e("score")," ",u("span",{class:"q-k",children:[u("span",{class:"query",children:"q"}),"·",u("span",{class:"key",children:"k"}),"/T"]})]}),u("th",{scope:"col",class:"weight",children:e("weight")}),u("th",{scope:"col",children:e("value")})]})}),u("tbody",{children:t.map((s,i)=>u("tr",{children:[u("th",{scope:"row",class:"key",children:s}),u("td",{children:$(r[i])}),u("td",{class:"weight",children:u("span",{class:"share",children:[u("span",{class:"track","aria-hidden":"true",children:u("span",{class:"bar",style:{width:`${100*n[i]}%`}})}),u("span",{class:"number",children:ge(n[i])})]})}),u("td",{class:"value",children:[u("svg",{class:`mark ${i===a?"":"absent"}`,width:"10",height:"10",role:"img","aria-label":e("hard"),children:u("path",{class:"hollow",d:Pe(5,10)})}),o[i].replace(" "," ")]})]}))})]})}function Xt(e){let[t,r]=be();return u("div",{class:"line",ref:t,children:r&&u(Jt,{...e,width:r})})}function Jt({values:e,texts:t,weights:r,blended:n,blendText:o,hard:a,hardText:s,width:i}){let[_,g]=[Math.min(...e),Math.max(...e)],c=p=>g>_?bt+(i-2*bt)*(p-_)/(g-_):i/2,h=78,v=G(()=>Zt(t,e.map(c),i),[t.join(),i]),l=h+40+18*Math.max(...v.map(({row:p})=>p));return u("svg",{width:i,height:l,"aria-hidden":"true",children:[u("line",{class:"axis",x1:c(_),x2:c(g),y1:h,y2:h}),v.map(({x:p,row:y},f)=>u("line",{class:"leader",x1:c(e[f]),y1:h+8,x2:p,y2:h+20+18*y})),v.map(({x:p,row:y},f)=>u("text",{class:"value",x:p,y:h+32+18*y,children:t[f]})),Se(r,r.length).map(p=>u(A,{children:[u("line",{class:"tick",x1:c(e[p]),x2:c(e[p]),y1:h-6,y2:h+6}),u("circle",{class:"dot",cx:c(e[p]),cy:h,r:Te*Math.sqrt(r[p])})]})),a>=0&&u("g",{class:"hard",children:[u("line",{x1:c(e[a]),x2:c(e[a]),y1:"30",y2:h-Te}),u("path",{class:"hollow",d:Pe(c(e[a]),29)}),u("text",{x:Ae(c(e[a]),s,i),y:"13",children:s})]}),u("g",{class:"blend",children:[u("text",{x:Ae(c(n),o,i),y:"48",children:o}),u("path",{d:Pe(c(n),h-Te)})]})]})}var Pe=(e,t)=>`M${e} ${t}l-5 -9h10z`;function Zt(e,t,r){let n=[],o=[];for(let a of Se(t,t.length).reverse()){let s=Ae(t[a],e[a],r),i=ye(e[a])/2,_=n.findIndex(c=>c<s-i),g=_<0?n.length:_;n[g]=s+i+8,o[a]={x:s,row:g}}return o}function Ae(e,t,r){let n=Math.min(ye(t),r)/2;return Math.max(n,Math.min(r-n,e))}var er=e=>e.length>20?`${e.slice(0,19)}…`:e,tr=e=>[0,1,2].find(t=>e.every(r=>Math.abs(r-Number(r.toFixed(t)))<=1e-6*Math.abs(r)))??3,Or=lt(Kt,we+vt);export{Or as default};
