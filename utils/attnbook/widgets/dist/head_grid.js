var C,Ye,It,W,we,ce,Xe,se,Ze,xe,ke,zt,te=Symbol.for("pv"),ue={},_e=[],Bt=/^m(i|n|o|s|text|space)$/,Me=Array.isArray,Je=_e.slice,V=Object.assign;function B(t){t&&t.parentNode&&t.remove()}function ie(t,e,n,r,o){var a={type:t,props:e,key:n,ref:r,__k:null,__:null,__b:0,__e:null,__c:null,constructor:te,__v:o||++Ye,__i:-1,__u:0};return!o&&C.vnode&&C.vnode(a),a}function j(t){return t.children}function Z(t,e){this.props=t,this.context=e,this.__g=0}function K(t,e){if(e==null)return t.__&&K(t.__,t.__i+1);for(var n;e<t.__k.length;e++)if((n=t.__k[e])&&n.__e)return n.__e;return typeof t.type!="function"||t.props.__P?null:K(t)}function Vt(t){var e,n=t.__v,r=n.__e,o=[],a=[],s=t.__P;s&&((e=V({constructor:te},n)).__v=n.__v+1,C.vnode&&C.vnode(e),Ce(s,e,n,t.__n,s.namespaceURI,32&n.__u?[r]:null,o,r||K(n),32&n.__u,a),e.__v=n.__v,e.__.__k[e.__i]=e,ot(o,e,a),n.__=n.__e=null,e.__e!=r&&Qe(e))}function Qe(t){if((t=t.__)&&t.__c&&!t.props.__P)return t.__e=null,t.__k.some(function(e){return e&&(t.__e=e.__e)}),Qe(t)}function Ve(t){(8&t.__g||(t.__g|=8,W.push(t),ce++))&&we==C.debounceRendering||((we=C.debounceRendering)||queueMicrotask)(et)}function et(){try{for(var t,e=1;W.length;)W.length>e&&W.sort(Xe),t=W.shift(),e=W.length,8&t.__g&&Vt(t)}finally{(ce=W.length)&&(we||queueMicrotask)(et)}}function tt(t,e,n,r,o,a,s,c,p,g,u){var w,f,l,d,h,y,b=r.__k||_e,v=e.length;for(p=Gt(n,e,b,p,v),w=0;w<v;w++)(l=n.__k[w])!=null&&(f=~l.__i&&b[l.__i]||ue,l.__i=w,y=Ce(t,l,f,o,a,s,c,p,g,u),d=l.__e,(f.ref!=l.ref||8&f.__u)&&(f.ref&&Se(f.ref,null,l,f),l.ref&&u.push(l.ref,l.__c||d,l)),h=h||d,4&l.__u?(p=nt(l,p,t,!f.__v),f.__e&&(f.__e=null)):typeof l.type=="function"&&y!==void 0?p=y:d&&(p=d.nextSibling),l.__u&=-21);return n.__e=h,p}function Gt(t,e,n,r,o){var a,s,c,p,g,u,w,f,l,d=n.length,h=d,y=0,b=0,v=t.__k=Array(o);for(a=0;a<o;a++)(s=e[a])!=null&&typeof s!="boolean"&&typeof s!="function"?(typeof s!="object"||s.constructor===String?s=v[a]=ie(null,s):Me(s)?s=v[a]=ie(j,{children:s}):s.constructor===te&&s.__b?s=v[a]=ie(s.type,s.props,s.key,s.ref,s.__v):v[a]=s,p=a+y,s.__=t,s.__b=t.__b+1,c=null,~(g=s.__i=Yt(s,n,p,h))&&(h--,(c=n[g])&&(c.__u|=2)),c&&c.__v?(s.__u|=16,g==p-1?y--:g==p+1?y++:g!=p&&(g>p?y--:y++,b=1)):(~g||(o>d?y--:o<d&&y++),typeof s.type!="function"&&(s.__u|=4))):v[a]=null;if(b){for(u=[],w=[],a=0;a<o;a++)if((s=v[a])&&16&s.__u){for(y=0,f=u.length;y<f;)u[l=y+f>>1]<s.__i?y=l+1:f=l;u[y]=s.__i,w[a]=y+1}for(y=u.length;a--;)w[a]&&(w[a]==y?y--:v[a].__u|=4)}if(h)for(a=0;a<d;a++)!(c=n[a])||2&c.__u||(c.__e==r&&(r=K(c)),Ae(c,c));return r}function nt(t,e,n,r){var o,a,s,c;if(typeof t.type=="function"){if(t.props.__P)return e;if(o=t.__k)for(a=0;a<o.length;a++)o[a]&&(o[a].__=t,e=nt(o[a],e,n,!1));return e}for(e&&!e.parentNode&&(e=K(t))&&!e.parentNode&&(e=null),s=t.__e,c=e;c&&c.nodeType==8;)c=c.nextSibling;for(s!=c&&(!r&&n.moveBefore&&s.parentNode?n.moveBefore(s,e):n.insertBefore(s,e||null)),e=s;(e=e&&e.nextSibling)&&e.nodeType==8&&!e.data.startsWith("$s"););return e}function Yt(t,e,n,r){var o,a=t.key,s=t.type,c=e[n],p=c&&!(2&c.__u);if(c===null&&a==null||p&&a==c.key&&s==c.type)return n;if(r>(p?1:0)){for(o=n-1;o>=0;o--)if((c=e[o])&&!(2&c.__u)&&a==c.key&&s==c.type)return o;for(o=n+1;o<e.length;o++)if((c=e[o])&&!(2&c.__u)&&a==c.key&&s==c.type)return o}return-1}function Ge(t,e,n){n==null&&(n=""),e[0]=="-"?t.setProperty(e,n):t[e]=n}function ae(t,e,n,r,o){var a,s;if(e=="style")if(typeof n=="string")t.style.cssText=n;else{if(typeof r=="string"&&(t.style.cssText=r=""),r)for(e in r)n&&e in n||Ge(t.style,e);if(n)for(e in n)r&&n[e]==r[e]||Ge(t.style,e,n[e])}else if(e[0]=="o"&&e[1]=="n")typeof n!="function"&&(n=null),typeof r!="function"&&(r=null),(t.__e||(t.__e={}))[e]=n,n&&r||(s=ke[e]||(ke[e]=Xt(e)),(t.__a||(t.__a={}))[e]=xe,a=e!=(e=e.replace(Ze,"$1")),(e=e.slice(2))[0]<"a"&&(e=e.toLowerCase()),n?t.addEventListener(e,s,a):t.removeEventListener(e,s,a));else{if(o=="http://www.w3.org/2000/svg")e=e.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(e!="width"&&e!="height"&&e!="href"&&e!="list"&&e!="form"&&e!="tabIndex"&&e!="download"&&e!="rowSpan"&&e!="colSpan"&&e!="role"&&e!="popover"&&e in t)try{return void(t[e]=n??"")}catch{}if(typeof n=="function")return;n==null||n===!1&&e[4]!="-"?t.removeAttribute(e):t.setAttribute(e,e=="popover"&&n==1?"":n)}}function Xt(t){return function(e){var n=this.__e;if(n){if(n=n[t],e[se]==null)e[se]=xe++;else if(e[se]<this.__a[t])return;return n(C.event?C.event(e):e)}}}function Ce(t,e,n,r,o,a,s,c,p,g){var u,w,f,l,d,h,y,b,v,_,m,k,L,$,E,P,S,M,R=e.type;if(e.constructor!==te)return null;128&n.__u&&(p=32&n.__u,u=n.__c.__z)&&(e.__u|=p,w=a=[],u.nodeType==8?c=le(u,a):a.push(u),c=a[0]||c),(u=C.__b)&&u(e);e:if(typeof R=="function"){f=s.length;try{if(b=e.props,v=(u=R.prototype)&&u.render,_=(u=R.contextType)&&r[u.__c],m=u?_?_.props.value:u.__:r,(l=n.__c)?(e.__c=l,2&l.__g&&(l.__g|=1)):(v?e.__c=l=new R(b,m):(e.__c=l=new Z(b,m),l.constructor=R,l.render=Jt),_&&_.sub(l),l.state||(l.state={}),l.__n=r,l.__g|=8,l.__h=[],l.__k=[]),v&&(l.__s||(l.__s=l.state),R.getDerivedStateFromProps&&(l.__s==l.state&&(l.__s=V({},l.__s)),V(l.__s,R.getDerivedStateFromProps(b,l.__s)))),d=l.props,h=l.state,l.__v=e,n.__c){if(b!==d&&v&&!R.getDerivedStateFromProps&&l.componentWillReceiveProps&&l.componentWillReceiveProps(b,m),e.__v==n.__v&&!(8&l.__g)||!(4&l.__g)&&l.shouldComponentUpdate&&l.shouldComponentUpdate(b,l.__s,m)===!1){e.__v!=n.__v&&(l.props=b,l.state=l.__s,l.__g&=-9),e.__e=n.__e,e.__k=n.__k,e.__k.some(function(O){O&&(O.__=e)}),_e.push.apply(l.__h,l.__k),l.__k=[],l.__h.length&&s.push(l),c=K(n);break e}l.componentWillUpdate&&l.componentWillUpdate(b,l.__s,m),v&&l.componentDidUpdate&&l.__h.push(function(){l.componentDidUpdate(d,h,y)})}else v&&!R.getDerivedStateFromProps&&l.componentWillMount&&l.componentWillMount(),v&&l.componentDidMount&&l.__h.push(l.componentDidMount);l.context=m,l.props=b,l.__P=t,l.__g&=-5,k=C.__r,L=v?25:0;do l.__g&=-9,k&&k(e),u=l.render(l.props,l.state=l.__s,l.context);while(8&l.__g&&++L<25);v&&(_e.push.apply(l.__h,l.__k),l.__k=[]),l.state=l.__s,l.getChildContext&&(r=V({},r,l.getChildContext())),v&&n.__c&&l.getSnapshotBeforeUpdate&&(y=l.getSnapshotBeforeUpdate(d,h)),$=u&&u.type===j&&u.key==null?u.props.children:u,b.__P&&(u=c,o=(t=b.__P).namespaceURI,p=a=null,n.props&&n.props.__P!=t&&(n.__k.some(function(O){O&&Ae(O,O)}),n.__k=null),c=n.__k?K(n,0):null),c=tt(t,Me($)?$:[$],e,n,r,o,a,s,c,p,g),b.__P&&(e.__e=null,c=u),e.__u&=-161,w&&w.some(B),l.__h.length&&s.push(l),1&l.__g&&(l.__g&=-4)}catch(O){if(s.length=f,e.__v=null,p||a)if(O&&O.then){if(e.__u|=128|p,a){for(~(S=a.indexOf(c||void 0))||(S=a.length);(M=a[S-1])&&M.nodeType==8;)S--;for(;S<a.length;S++)if(M=a[S])if(a[S]=null,E){if(M==P)break}else{if(M.nodeType!=8)break;M.data.startsWith("$s")&&(P=le(E=M))}}if(!E){for(;c&&c.nodeType==8&&c.nextSibling;)c=c.nextSibling;E=c}(u=le(E=e.__c.__z||(e.__c.__z=E)))?(e.__e=E,c=u):e.__e=c,c=c&&c.nextSibling}else a&&a.some(B);else e.__e=n.__e;e.__k||(e.__k=n.__k||[]),O&&O.then||rt(e),C.__e(O,e,n)}}else c=e.__e=Zt(n.__e,e,n,r,o,a,s,p,g,t);return(u=C.diffed)&&u(e),c}function le(t,e){if(t&&t.nodeType==8&&t.data.startsWith("$s"))for(var n=1;t=t.nextSibling;){if(t.nodeType==8){if(t.data.startsWith("$s"))n++;else if(t.data.startsWith("/$s")&&!--n)return t}e&&e.push(t)}}function rt(t){t&&(t.__c&&(t.__c.__g|=4),t.__k&&t.__k.some(rt))}function ot(t,e,n){for(var r=0;r<n.length;)Se(n[r++],n[r++],n[r++]);C.__c&&C.__c(e,t),t.some(function(o){try{t=o.__h,o.__h=[],t.some(function(a){a.call(o)})}catch(a){C.__e(a,o.__v)}})}function Zt(t,e,n,r,o,a,s,c,p,g){var u,w,f,l,d,h,y,b,v=n.props||ue,_=e.props,m=e.type;if(m=="svg"?o="http://www.w3.org/2000/svg":m=="math"?o="http://www.w3.org/1998/Math/MathML":o||(o="http://www.w3.org/1999/xhtml"),a){for(u=0;u<a.length;u++)if((d=a[u])&&(m?d.localName==m:d.nodeType==3)){t=d,a[u]=null;break}}if(!t){if(b=g.ownerDocument||document,!m)return b.createTextNode(_);t=b.createElementNS(o,m,_.is?_:g),c&&(C.__m&&C.__m(e,a),c=!1),a=null}if(m){if(g=m=="template"&&t.content||t,a=m=="textarea"&&_.defaultValue!=null?null:a&&Je.call(g.childNodes),!c&&a)for(v={},u=0;u<t.attributes.length;u++)v[(d=t.attributes[u]).name]=d.value;for(u in v)d=v[u],u=="dangerouslySetInnerHTML"?f=d:u=="children"||u in _||u=="value"&&"defaultValue"in _||u=="checked"&&"defaultChecked"in _||ae(t,u,null,d,o);for(u in _)d=_[u],u=="children"?l=d:u=="dangerouslySetInnerHTML"?w=d:u=="value"?h=d:u=="checked"?y=d:c&&typeof d!="function"||v[u]===d||ae(t,u,d,v[u],o);w?(c||f&&(w.__html==f.__html||w.__html==t.innerHTML)||(t.innerHTML=w.__html),e.__k=[]):(f&&(t.textContent=""),(m=="foreignObject"||o=="http://www.w3.org/1998/Math/MathML"&&Bt.test(m))&&(o="http://www.w3.org/1999/xhtml"),tt(g,Me(l)?l:[l],e,n,r,o,a,s,a?a[0]:n.__k&&K(n,0),c,p),a&&a.some(B)),c&&m!="textarea"||(u="value",m=="progress"&&h==null?t.removeAttribute(u):h==null||h===t[u]&&(m!="progress"||h)||ae(t,u,h,v[u],o),u="checked",y!=null&&y!=t[u]&&ae(t,u,y,v[u],o))}else v===_||c&&t.data==_||(t.data=_);return t}function Se(t,e,n,r){try{typeof t=="function"?e?e.__x=t(e)||1:r&&(r=r.__c||r.__e)&&(e=r.__x)&&(r.__x=null,typeof e=="function"?e():t(null)):t.current=e}catch(o){C.__e(o,n)}}function Ae(t,e,n){var r,o,a,s;if(C.unmount&&C.unmount(t),!(r=t.ref)||r.current&&r.current!=t.__e||Se(r,null,e,t),r=t.__c){if(r.componentWillUnmount)try{r.componentWillUnmount()}catch(c){C.__e(c,e)}r.__P=r.__n=null}if(r=t.__k)for(s=0;s<r.length;s++)r[s]&&Ae(r[s],e,typeof t.type!="function"||n&&!t.props.__P);!n&&(r=t.__c)&&(r=r.__z)&&(o=le(r,a=[]))&&(r==t.__e&&a.some(B),B(o),B(r)),n||B(t.__e),t.__e=t.__c=t.__=null}function Jt(t,e,n){return this.constructor(t,n)}function Ee(t,e){var n,r,o,a;C.__&&C.__(t,e),e.nodeType==9&&(e=e.documentElement),r=(n=t&&32&t.__u)?null:e.__k,e.__k=ie(j,{children:[t]}),o=[],a=[],Ce(e,e.__k,r||ue,ue,e.namespaceURI,r?null:e.firstChild?Je.call(e.childNodes):null,o,r?r.__e:e.firstChild,n,a),ot(o,e.__k,a),e.__k.props.children=null}C={__e:function(t,e,n,r){for(var o,a,s;e=e.__;)if((o=e.__c)&&!(1&o.__g)){o.__g|=4;try{if((s=(a=o.constructor)&&a.getDerivedStateFromError)&&o.setState(a.getDerivedStateFromError(t)),o.componentDidCatch&&(o.componentDidCatch(t,r||{}),s=1),s&&8&o.__g)return void(o.__g|=2)}catch(c){t=c}}throw ce=0,t}},Ye=0,It=function(t){return t!=null&&t.constructor===te},Z.prototype.setState=function(t,e){var n=this.__s;n&&n!=this.state||(n=this.__s=V({},this.state)),typeof t=="function"&&(t=t(V({},n),this.props)),t&&(V(n,t),this.__v&&(e&&this.__k.push(e),Ve(this)))},Z.prototype.forceUpdate=function(t){this.__v&&(this.__g|=4,t&&this.__h.push(t),Ve(this))},Z.prototype.render=j,W=[],ce=0,Xe=function(t,e){return t.__v.__b-e.__v.__b},se=Symbol(),Ze=/(PointerCapture)$|Capture$/i,xe=0,ke={},zt=0;var J,D,Te,at,$e=Object.is,pe=0,ft=[],Pe=[],T=C,st=T.__b,it=T.__r,lt=T.diffed,ct=T.__c,ut=T.unmount,_t=T.__;function de(t,e){T.__h&&T.__h(D,t,pe||e),pe=0;var n=D.__H||(D.__H={__:[],__h:[]});return t>=n.__.length&&n.__.push({}),n.__[t]}function G(t){return pe=1,Le(mt,t)}function Le(t,e,n){var r=de(J++,2);if(r.t=t,!r.__c&&(r.__=[n?n(e):mt(void 0,e),function(a){var s=(r.__N||r.__)[0],c=r.t(s,a);$e(s,c)||(r.__N=[c,r.__[1]],r.__c.setState({}))}],r.__c=D,!D.__f)){D.__f=!0;var o=D.shouldComponentUpdate;D.shouldComponentUpdate=function(a,s,c){var p=this.__H;if(!p)return!0;var g=!1,u=this.props!=a;if(p.__.some(function(f){f.__N&&(g=!0,$e(f.__[0],f.__N[0])||(u=!0))}),o){var w=o.call(this,a,s,c);return g?w||u:w}return!g||u}}return r.__}function Y(t,e){var n=de(J++,3);!T.__s&&Oe(n.__H,e)&&(n.__P=!0,n.__=t,n.u=e,D.__H.__h.push(n))}function ht(t,e){var n=de(J++,4);!T.__s&&Oe(n.__H,e)&&(n.__P=!1,n.__=t,n.u=e,D.__h.push(n))}function I(t){return pe=5,z(function(){return{current:t}},[])}function z(t,e){var n=de(J++,7);return Oe(n.__H,e)&&(n.__=t(),n.__H=e),n.__}function Qt(){var t;do{for(;t=Pe.shift();)try{ne(t)}catch(n){T.__e(n,{__:(t=t.__P)&&t.__v})}for(;t=ft.shift();){var e=t.__H;if(t.__P&&e)try{e.__h.some(ne),e.__h.some(De),e.__h=[]}catch(n){e.__h=[],T.__e(n,t.__v)}}}while(Pe.length)}T.__b=function(t){D=null,st&&st(t)},T.__=function(t,e){t&&e.__k&&e.__k.__m&&(t.__m=e.__k.__m),_t&&_t(t,e)},T.__r=function(t){it&&it(t),J=0;var e=(D=t.__c).__H;e&&(Te==D?D.__h=[]:(e.__h.some(ne),e.__h.some(De),J=0),e.__h=[],e.__.some(function(n){n.__N&&(n.__=n.__N),n.u=n.__N=void 0})),Te=D},T.diffed=function(t){lt&&lt(t);var e=t.__c;e&&e.__H&&(e.__H.__h.length&&dt(ft.push(e)),e.__H.__.some(function(n){n.u&&(n.__H=n.u)})),Te=D=null},T.__c=function(t,e){e.some(function(n){try{n.__h.some(ne),n.__h=n.__h.filter(function(r){return!r.__||De(r)})}catch(r){n.__h=[function(){throw r}]}}),ct&&ct(t,e)},T.unmount=function(t){ut&&ut(t);var e,n,r=t.__c;r&&r.__H&&(r.__H.__.some(function(o){try{if(o.__P&&o.__c){if(n===void 0){for(n=t.__;n&&(!n.__c||!n.__c.__P);)n=n.__;n=n&&n.__c}o.__P=n,dt(Pe.push(o))}else ne(o)}catch(a){e=a}}),r.__H=void 0,e&&T.__e(e,r.__v))};var pt=typeof requestAnimationFrame=="function";function en(t){var e,n=function(){clearTimeout(r),pt&&cancelAnimationFrame(e),setTimeout(t)},r=setTimeout(n,35);pt&&(e=requestAnimationFrame(n))}function dt(t){t!=1&&at==T.requestAnimationFrame||((at=T.requestAnimationFrame)||en)(Qt)}function ne(t){var e=D,n=t.__c;typeof n=="function"&&(t.__c=void 0,n()),D=e}function De(t){var e=D;t.__c=t.__(),D=e}function Oe(t,e){return!t||t.length!=e.length||e.some(function(n,r){return!$e(n,t[r])})}function mt(t,e){return typeof e=="function"?e(t):e}var gt=(t,e={})=>t.replace(/\{(\w+)\}/g,(n,r)=>e[r]??n);function q(t){return t>0&&t<.005?"<1 %":`${Math.round(100*t)} %`}function X(t,e=2){let n=t.toFixed(e);return Number(n)===0?0 .toFixed(e):n.replace("-","−")}var bt=t=>t.replace(/ /g," ");function Q(t,e,n){let r=t[e];return t.filter(o=>o===r).length>1?n("repeated",{word:r,place:e+1}):r}var tn=Symbol.for("pv"),nn=0;function i(t,e,n,r,o,a){e||(e={});var s,c,p=e;if("ref"in p&&typeof t!="function")for(c in p={},e)c=="ref"?s=e[c]:p[c]=e[c];var g={type:t,props:p,key:n,ref:s,__k:null,__:null,__b:0,__e:null,__c:null,constructor:tn,__v:--nn,__i:-1,__u:0};return(o||a)&&(g.__source=o,g.__self=a),C.vnode&&C.vnode(g),g}function fe({share:t,before:e}){return i("span",{class:"track","aria-hidden":"true",children:[i("span",{class:"bar moves",style:{width:`${100*t}%`}}),e!==void 0&&i("span",{class:"before",style:{width:`${100*e}%`}})]})}var vt=`.figure{--encoder: #0067a3;--decoder: #b34700;--query: #9c3f75;--key: #00704f;--value: #875800}.figure[data-theme=dark]{--encoder: #5ab4f0;--decoder: #ff9259;--query: #e8a0cb;--key: #35c99b;--value: #f0b429}.figure{--surface: #ffffff;--raised: #f3f4f6;--edge: #c9ced6;--ink: #1f2937;--soft: #565e6b;--nothing: #f1f3f5;--everything: #101826;--focus: #1d4ed8;color:var(--ink);font:.9375rem/1.5 system-ui,-apple-system,Segoe UI,Roboto,Noto Sans,Noto Sans KR,sans-serif;margin:0;container-type:inline-size}.figure[data-theme=dark]{--surface: #14181e;--raised: #222832;--edge: #454d5a;--ink: #e6e9ee;--soft: #a4acb9;--nothing: #20262f;--everything: #fbf7ea;--focus: #8ab4ff}*,*:before{box-sizing:border-box}p{margin:0}[hidden]{display:none!important}:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:4px}figcaption{color:var(--soft);font-size:.875rem;margin-top:.6rem}.encoder{color:var(--encoder)}.decoder{color:var(--decoder)}.query{color:var(--query)}.key{color:var(--key)}.value{color:var(--value)}.controls{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem .9rem;margin-bottom:.6rem}button,select{appearance:none;background:var(--raised);border:1px solid var(--edge);border-radius:6px;color:var(--ink);cursor:pointer;font:inherit;font-size:.875rem;min-height:2.25rem;padding:.2rem .75rem}button:hover:not(:disabled,[aria-disabled=true]),select:hover{border-color:var(--ink)}button:disabled,button[aria-disabled=true]{color:var(--soft);cursor:default;opacity:.6}button[aria-pressed=true],button[aria-checked=true]{background:var(--ink);border-color:var(--ink);color:var(--surface)}select{padding-right:1.8rem;background-image:linear-gradient(45deg,transparent 50%,currentColor 50%),linear-gradient(-45deg,transparent 50%,currentColor 50%);background-position:right .95rem center,right .65rem center;background-repeat:no-repeat;background-size:.32rem .32rem}.choice,.slider{align-items:center;display:inline-flex;gap:.5rem;font-size:.875rem}.choice,.choice select{max-width:100%;min-width:0;text-overflow:ellipsis}.slider input{accent-color:var(--ink);min-width:6rem;height:2rem}.slider output{font-variant-numeric:tabular-nums;min-width:3.2em}.stepper{align-items:center;display:flex;gap:.6rem}.stepper button{min-width:2.75rem}.stepper .place{min-width:0}.legend{align-items:center;color:var(--soft);display:inline-flex;font-size:.8125rem;gap:.4rem}.ramp{background:linear-gradient(to right,var(--nothing),var(--everything));border:1px solid var(--edge);border-radius:3px;display:inline-block;height:.7rem;width:4.5rem}.reading{min-height:1.5em;margin-top:.5rem}@container (max-width: 30rem){.reading{min-height:3em}}.numbers{margin-top:.5rem}.scroll{margin-top:.5rem;max-height:22rem;overflow:auto}table{border-collapse:collapse;font-size:.8125rem;font-variant-numeric:tabular-nums}table+table{margin-top:1rem}th,td{border-bottom:1px solid var(--edge);padding:.2rem .6rem;text-align:right;white-space:nowrap}thead th{background:var(--surface);position:sticky;top:0}tbody th{background:var(--surface);font-weight:600;left:0;position:sticky}.heatmap{max-width:100%;overflow-x:auto;padding:3px}.map{position:relative}.column-word,.row-word{font-size:.8125rem;line-height:1;overflow:hidden;position:absolute;text-overflow:ellipsis;white-space:nowrap}.column-word{overflow:visible;transform:rotate(-40deg);transform-origin:bottom left}.row-word{padding:.15em 0;transform:translateY(-50%)}.column-word.chosen,.row-word.chosen{font-weight:700;text-decoration:underline;text-underline-offset:.2em}.cells{cursor:crosshair;position:absolute;touch-action:pan-x pan-y}.cells canvas{display:block}.cells span{pointer-events:none;position:absolute}.row-mark{outline:2px solid var(--query)}.cell-mark{outline:3px solid var(--focus);outline-offset:-1px}.ring{border:2px solid #ffffff;border-radius:50%;box-shadow:0 0 0 1.5px #b3261e,inset 0 0 0 1.5px #b3261e}.ring.sample{display:inline-block;height:.8rem;margin-left:.3rem;vertical-align:-.1rem;width:.8rem}.tip{background:var(--ink);border-radius:4px;color:var(--surface);font-size:.8125rem;line-height:1.4;padding:0 .4rem;pointer-events:none;position:absolute;transform:translate(-50%,-130%);white-space:nowrap;z-index:1}.tokens{display:flex;flex-wrap:wrap;gap:.4rem}.token{border-color:currentColor;color:inherit;min-width:2.25rem;overflow:hidden;position:relative}.token[aria-pressed=true]{background:var(--raised);border-color:currentColor;box-shadow:inset 0 0 0 2px currentColor;color:inherit;font-weight:700}.token .share{background:currentColor;bottom:0;height:4px;left:0;position:absolute}.bars{display:grid;gap:.25rem;list-style:none;margin:0;padding:0}.bars li{align-items:center;display:grid;gap:.6rem;grid-template-columns:minmax(3.5rem,8rem) 1fr 3rem}.bars .word{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}.bars .track{background:var(--nothing);border-radius:3px;height:.9rem;overflow:hidden}.bars .bar{background:currentColor;display:block;height:100%}.bars .number{font-variant-numeric:tabular-nums;text-align:right}.bars .marked{font-weight:700}@media(prefers-reduced-motion:no-preference){.moves{transition:all .25s ease}}
`;var yt={attributes:!0,attributeFilter:["class","style","theme","data-theme","data-jp-theme-light","data-vscode-theme-kind"]};function kt(t){let[e,n]=G(()=>wt(t));return Y(()=>{let r=()=>n(wt(t)),o=new MutationObserver(r);o.observe(document.documentElement,yt),o.observe(document.body,yt);let a=matchMedia("(prefers-color-scheme: dark)");return a.addEventListener("change",r),r(),()=>{o.disconnect(),a.removeEventListener("change",r)}},[t]),e}function wt(t){for(let e=t;e;e=e.parentElement){let[n,r,o,a=1]=getComputedStyle(e).backgroundColor.match(/[\d.]+/g)?.map(Number)??[0,0,0,0];if(a>.5)return .299*n+.587*r+.114*o<128?"dark":"light"}return matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light"}function xt(t,e=""){return{render({model:n,el:r}){let o=r.shadowRoot??r.attachShadow({mode:"open"});for(let a of["keydown","keyup"])r.addEventListener(a,on);return Ee(i(Re,{model:n,el:r,Content:t,style:e}),o),()=>Ee(null,o)}}}function on(t){let e=t.ctrlKey||t.metaKey||t.altKey||t.shiftKey&&t.key==="Enter",n=t.composedPath()[0].matches(":read-write");t.currentTarget.toggleAttribute("data-lm-suppress-shortcuts",n||!e)}function F(t,e){let[,n]=Le(o=>o+1,0);Y(()=>{let o=`change:${e}`;return t.on(o,n),()=>t.off(o,n)},[t,e]);let r=o=>{t.set(e,o),t.save_changes()};return[t.get(e),r]}function he(){let t=I(null),[e,n]=G(null);return Y(()=>{let r=new ResizeObserver(([o])=>n(o.contentRect.width));return r.observe(t.current),()=>r.disconnect()},[]),[t,e]}var Re=class extends Z{componentDidCatch(e){this.props.el.dispatchEvent(new CustomEvent("attnbook:broken",{detail:e})),this.setState({error:e})}render({model:e,el:n,Content:r,style:o},{error:a}){let s=(c,p)=>gt(e.get("strings")[c]??c,p);return i(j,{children:[i("style",{children:vt+o}),i(an,{el:n,caption:e.get("caption"),children:a?i("p",{role:"alert",children:s("broken",{reason:a.message})}):i(r,{model:e,say:s})})]})}};function an({el:t,caption:e,children:n}){let r=kt(t);return i("figure",{class:"figure","data-theme":r,children:[n,e&&i("figcaption",{children:e})]})}function Mt({busy:t=!1,children:e}){return i("p",{class:"reading","aria-live":"polite","aria-busy":t,children:e})}function Ct({say:t,head:e,rows:n,more:r=[]}){let[o,a]=G(!1);return i("div",{class:"numbers",children:[i("button",{type:"button","aria-expanded":o,onClick:()=>a(!o),children:t(o?"hide numbers":"show numbers")}),o&&i("div",{class:"scroll",tabIndex:"0",role:"region","aria-label":t("show numbers"),children:[{head:e,rows:n},...r].map(s=>i(sn,{...s}))})]})}function sn({head:t,rows:e}){return i("table",{children:[i("thead",{children:i("tr",{children:t.map(n=>i("th",{scope:"col",children:n}))})}),i("tbody",{children:e().map(([n,...r])=>i("tr",{children:[i("th",{scope:"row",children:n}),r.map(o=>i("td",{children:o}))]}))})]})}var He={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1]};function re(t,e,n,r){if(t.altKey||t.ctrlKey||t.metaKey)return null;let o=ln(t.key,e,r);return o?(t.preventDefault(),[Math.max(0,Math.min(n-1,o[0])),Math.max(0,Math.min(r-1,o[1]))]):null}function ln(t,e,n){return!(t in He)&&t!=="Home"&&t!=="End"?null:e?t==="Home"?[e[0],0]:t==="End"?[e[0],n-1]:[e[0]+He[t][0],e[1]+He[t][1]]:[0,0]}var U=t=>Object.fromEntries(Object.entries(t).map(([e,n])=>[e,`${n}px`])),St=(()=>{let t;return e=>(t??(t=document.createElement("canvas").getContext("2d")),t.font="bold 13px system-ui, sans-serif",t.measureText(e).width)})();var me=13,cn=46,un=.77,_n=640;function Tt(t){let[e,n]=he();return i("div",{class:"heatmap",ref:e,children:n&&i(pn,{...t,width:n})})}function pn({label:t,rows:e,target:n,source:r,cell:o,locked:a,marks:s,onCell:c,onLock:p,width:g}){let u=I(null),w=At(n,g),f=Math.max(2,Math.min(cn,dn(r,g-w-2),_n/n.length)),l=f>=me,d=l?At(r,g)*.75+12:24,h=_=>{let m=u.current.getBoundingClientRect(),k=Math.floor((_.clientY-m.top)/f),L=Math.floor((_.clientX-m.left)/f);return k>=0&&k<n.length&&L>=0&&L<r.length?[k,L]:null},y=_=>{if(!(_.shiftKey||_.ctrlKey||_.metaKey||_.altKey)){if(_.key==="Enter"&&o)p(o[0]);else if(_.key==="Escape"&&o)c(null);else{let m=re(_,o,n.length,r.length);m&&c(m);return}_.preventDefault()}},b=(_,m)=>_.map((k,L)=>L).filter(k=>l||k===m),v=o?o[0]:a;return i("div",{class:"map",tabIndex:"0",role:"application","aria-label":t,style:U({width:w+f*r.length,height:d+f*n.length}),onKeyDown:y,children:[b(r,o?.[1]).map(_=>i("span",{class:`column-word key ${o&&o[1]===_?"chosen":""}`,style:U({left:w+(_+.5)*f,bottom:f*n.length+4}),children:r[_]})),b(n,v).map(_=>i("span",{class:`row-word query ${v===_?"chosen":""}`,style:U({top:d+(_+.5)*f,right:f*r.length+6,maxWidth:w-6}),children:n[_]})),i("div",{class:"cells",style:U({left:w,top:d}),onPointerMove:_=>_.pointerType==="mouse"&&c(h(_)),onPointerLeave:_=>_.pointerType==="mouse"&&c(null),onClick:_=>{let m=h(_);m&&(c(m),p(m[0]))},children:[i(qe,{rows:e,size:f,canvas:u}),s.map(([_,m])=>i("span",{class:"ring",style:U(Ne(_,m,f,f*.22))})),v>=0&&i("span",{class:"row-mark",style:U({...Ne(v,0,f,0),width:f*r.length})}),o&&i("span",{class:"cell-mark",style:U(Ne(o[0],o[1],f,0))}),o&&i("span",{class:"tip","aria-hidden":"true",style:U({left:(o[1]+.5)*f,top:o[0]*f}),children:q(e[o[0]][o[1]])})]})]})}function qe({rows:t,size:e,canvas:n}){let r=I(null),o=n??r;return ht(()=>Et(o.current,t,e),[t,e]),Y(()=>{let a=o.current.closest(".figure"),s=new MutationObserver(()=>Et(o.current,t,e));return s.observe(a,{attributeFilter:["data-theme"]}),()=>s.disconnect()},[t,e]),i("canvas",{ref:o})}function dn(t,e){let n=e/t.length,r=t.map((o,a)=>(e-un*St(o))/(a+.5));return n<me?n:Math.max(me,Math.min(n,...r))}var At=(t,e)=>Math.min(e*.34,18+7.5*Math.max(...t.map(n=>n.length))),Ne=(t,e,n,r)=>({left:e*n+r,top:t*n+r,width:n-2*r,height:n-2*r});function Et(t,e,n){let r=getComputedStyle(t),o=window.devicePixelRatio||1;t.width=Math.round(e[0].length*n*o),t.height=Math.round(e.length*n*o),t.style.width=`${e[0].length*n}px`,t.style.height=`${e.length*n}px`;let a=t.getContext("2d");a.scale(o,o);let s=n>=me?1:0,c=(p,g)=>{a.fillStyle=r.getPropertyValue(p),e.forEach((u,w)=>u.forEach((f,l)=>{a.globalAlpha=g(f),a.fillRect(l*n,w*n,n-s,n-s)}))};c("--nothing",()=>1),c("--everything",p=>p)}var fn={f32:Float32Array,u8:Uint8Array};function ge({dtype:t,shape:e,data:n}){let r=n.buffer.slice(n.byteOffset,n.byteOffset+n.byteLength),o=new fn[t](r);return{shape:e,values:t==="u8"?Float32Array.from(o,a=>a/255):o}}var $t=`.desk {
  display: grid;
  gap: 1.2rem 1.8rem;
  grid-template-columns: minmax(0, 1fr);
  max-width: 62rem;
}
@container (min-width: 42rem) {
  .desk.speaks {
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
  }
  .speech {
    align-self: start;
    position: sticky; /* beside grids that are higher than a window it stays in sight */
    top: 4rem;
  }
}
.soft,
.hint {
  color: var(--soft);
  font-size: 0.8125rem;
  font-weight: 400;
}
.hint {
  line-height: 1.4;
}
.title {
  align-items: baseline;
  column-gap: 0.8rem;
  display: flex;
  flex-wrap: wrap;
  font-size: 0.875rem;
  font-weight: 600;
  margin-bottom: 0.3rem;
}

/* the grids */
.kinds {
  align-content: start;
  display: grid;
  gap: 1rem;
  grid-template-columns: minmax(0, 1fr);
}
.kind {
  display: flex;
  flex-wrap: wrap;
  gap: 0.8rem 2rem;
}
.maps {
  flex: 1 1 20rem;
  min-width: 0;
}
.opened {
  flex: 1 1 20rem;
  min-width: 0;
}
.grid {
  align-items: start;
  display: grid;
  overflow-x: auto;
  padding: 3px;
}
.close {
  font-size: 0.8125rem;
  margin-left: auto;
  min-height: 1.75rem;
}
.column {
  text-align: center;
}
.layer {
  align-self: start;
  font-size: 0.8125rem;
  line-height: 1.2;
  padding: 0.3rem 0.2rem;
}
.head {
  display: grid;
  gap: 3px;
  margin-bottom: 5px;
}
.small {
  background: none;
  border: 0;
  border-radius: 3px;
  display: grid;
  justify-items: center;
  min-height: 1.5rem;
  padding: 0;
  position: relative;
}
.small[aria-pressed="true"] {
  background: none;
  box-shadow: 0 0 0 2px var(--surface), 0 0 0 4px var(--ink);
}
.small:hover:not([aria-pressed="true"]) {
  box-shadow: 0 0 0 2px var(--edge);
}
.off canvas {
  opacity: 0.25;
}
.cross {
  height: 100%;
  inset: 0;
  position: absolute;
  width: 100%;
}
.cross path {
  stroke: var(--soft);
  stroke-width: 2;
  vector-effect: non-scaling-stroke;
}
.corner {
  fill: var(--focus);
  stroke: var(--surface);
}
.small .corner {
  position: absolute;
  right: -1px;
  top: -1px;
}
.below {
  align-items: center;
  column-gap: 3px;
  display: flex;
  flex-wrap: wrap;
}
.switch {
  background: none;
  border: 0;
  min-height: 1.5rem;
  padding: 0;
  position: relative;
  width: 1.8rem;
}
.switch[aria-checked="true"] {
  background: none;
}
.switch::before,
.switch::after {
  border-radius: 1rem;
  content: "";
  position: absolute;
  top: 50%;
  transform: translateY(-50%);
}
.switch::before {
  border: 1.5px solid var(--soft);
  height: 1.1rem;
  inset-inline: 0;
}
.switch::after {
  background: var(--soft);
  height: 0.7rem;
  left: 0.2rem;
  width: 0.7rem;
}
.switch[aria-checked="true"]::before {
  background: var(--ink);
  border-color: var(--ink);
}
.switch[aria-checked="true"]::after {
  background: var(--surface);
  left: 0.9rem;
}
.cost {
  font-size: 0.75rem;
  font-variant-numeric: tabular-nums;
}

/* bars: filled is now, the outline is with all heads on */
.track {
  background: var(--nothing);
  border-radius: 3px;
  display: block;
  height: 0.9rem;
  position: relative;
}
.track .bar,
.track .before {
  border-radius: 3px;
  display: block;
  height: 100%;
  left: 0;
  position: absolute;
  top: 0;
}
.track .bar {
  background: color-mix(in srgb, var(--ink) 55%, var(--nothing));
}
.track .before {
  border: 1.5px solid var(--ink);
}
.head .track {
  height: 4px;
}
.head .less .bar {
  background: none;
  border: 1px solid var(--soft);
}
.samples {
  align-items: center;
  column-gap: 0.4rem;
  display: flex;
}
.samples .sample:nth-child(2) {
  margin-left: 0.5rem;
}
.sample {
  display: inline-block;
  width: 1.4rem;
}
.sample .bar,
.sample .before {
  width: 100%;
}

/* what the model says */
.line {
  align-items: center;
  background: none;
  border: 1px solid transparent;
  column-gap: 0.5rem;
  display: grid;
  font-size: 0.875rem;
  grid-template-columns: minmax(0, 5rem) minmax(0, 6rem) minmax(3rem, 1fr) 2.9rem;
  line-height: 1.3;
  min-height: 1.75rem;
  padding: 0 0.4rem;
  text-align: left;
  width: 100%;
}
.line[aria-checked="true"] {
  background: var(--raised);
  border-color: var(--ink);
  color: var(--ink);
}
.line[aria-checked="true"] .track {
  background: var(--surface);
}
.line .word {
  overflow: hidden;
  text-overflow: ellipsis;
  white-space: nowrap;
}
.line .right,
.marked .word {
  font-weight: 700;
}
.line .guess {
  font-style: italic;
}
.line .number {
  font-variant-numeric: tabular-nums;
  text-align: right;
  white-space: nowrap;
}
.line .name {
  grid-column: span 2;
}
.loss {
  border-top: 1px solid var(--edge);
  margin-top: 0.3rem;
  padding-top: 0.2rem;
}
.loss + .hint {
  min-height: 1.4em; /* so that what comes below stays where it is */
  padding: 0 0.4rem;
}
.loss + .any {
  min-height: 2.8em;
}
* + .title {
  margin-top: 0.8rem;
}
.title:first-child {
  margin-top: 0;
}
.words {
  list-style: none;
  margin: 0;
  min-height: 10.5rem; /* six words: what comes below stays where it is */
  padding: 0;
}
.words .line {
  grid-template-columns: minmax(0, 6.5rem) minmax(3rem, 1fr) 2.9rem 2.9rem;
}
.heads {
  column-gap: 0.5rem;
  display: grid;
  grid-template-columns: 2.9rem 2.9rem;
  margin-left: auto;
  padding-right: 0.4rem;
  text-align: right;
}
.reading {
  margin-bottom: 0.6rem;
  min-height: 3em;
}
@container (max-width: 30rem) {
  .reading {
    min-height: 4.5em;
  }
}
`;var mn=1e-12;function Pt(t){let e=0;return t.flatMap(({queries:n,keys:r,layers:o,heads:a},s)=>Array.from({length:o*a},(c,p)=>{let g={kind:s,layer:Math.floor(p/a),head:p%a,first:e};return e+=n.length*r.length,g}))}function je({shape:t,values:e},n,{first:r},{queries:o,keys:a}){let s=n*t[1]+r;return o.map((c,p)=>e.subarray(s+p*a.length,s+(p+1)*a.length))}function Dt(t,e){return t===2**e?"any":t===1?"one":"each"}function Fe(t,e){return e==="any"?t.reduce((n,r)=>n+2**r,0):t.length?t[0]+1:0}function Lt(t){let e=t.get("answers"),[n,r,o]=["likeliest","shares","all_on"].map(d=>ge(t.get(d))),[a,s,c]=n.shape,p=(d,h)=>d*s+h,g=(d,h,y)=>r.values[p(d,h)*(c+1)+y],u=(d,h)=>o.values[d*o.shape[1]+h],w=e.map((d,h)=>h).filter(d=>e[d]>=0),f=d=>w.reduce((h,y)=>h-Math.log(Math.max(g(d,y,c),mn)),0)/w.length,l=w.length?Array.from({length:a},(d,h)=>f(h)):null;return{loss:d=>l&&l[d],largestLoss:l&&Math.max(...l),said(d,h){let y=Array.from({length:c},(_,m)=>{let k=Math.round(255*n.values[p(d,h)*c+m]);return{id:k,now:g(d,h,m),before:u(h,k)}}),b=e[h],v=b<0?null:{id:b,now:g(d,h,c),before:u(h,b)};return{likeliest:y,right:v}}}}var Ot=92,Rt={switched:36,read:26},gn=52,Ue=6,We=46,Ke=.01,bn=3;function vn({model:t,say:e}){let[n]=F(t,"kinds"),[r]=F(t,"weights"),[o]=F(t,"vocabulary"),[a]=F(t,"positions"),[s,c]=F(t,"off"),[p,g]=F(t,"opened"),[u,w]=F(t,"position"),[f,l]=F(t,"selected"),d=I(null),h=z(()=>Pt(n),[n]),y=z(()=>ge(r),[r]),b=Dt(y.shape[0],h.length),v=Fe(s,b),_=z(()=>h.map(x=>je(y,v,x,n[x.kind])),[y,v]),m=z(()=>h.map((x,A)=>yn(je(y,0,x,n[x.kind]),_[A])),[_]),k=z(()=>a.length>0&&Lt(t),[a]),L=x=>k.loss(Fe([x],b))-k.loss(0),$=z(()=>k&&k.largestLoss!==null&&b!=="one"?h.map((x,A)=>L(A)):null,[k]),E=h[p],P=E&&f.length&&_[p][f[0]]?.[f[1]]!==void 0?f:null,S=E&&k&&n[E.kind].queries.join(" ")===a.join(" "),M=x=>{let{kind:A,layer:H,head:N}=h[x],ee=n.length>1?"head of kind":"head";return e(ee,{kind:n[A].name,layer:H+1,head:N+1})},R=x=>{let A=b==="any"?s.filter(N=>!x.includes(N)):[],H=x.every(N=>s.includes(N));c(H?A:[...A,...x].sort((N,ee)=>N-ee))},O=x=>{h[x]?.kind!==E?.kind&&t.set("selected",[]),g(x)},Nt=()=>{d.current.querySelector(`[data-map="${p}"]`).focus(),O(-1)},qt=E&&i("div",{class:"opened",children:[i("div",{class:"title",children:[i("span",{children:ve(M(p))}),i("button",{type:"button",class:"close",onClick:Nt,children:e("close")})]}),s.includes(p)&&i("p",{class:"hint",children:e("is off")}),m[p]>=Ke&&i("p",{class:"hint",children:[i(Ie,{})," ",e("moved by",{share:be(m[p])})]}),i(Tt,{label:`${e("label",{head:ve(M(p))})}. ${e(S?"keys linked":"keys")}`,rows:_[p],target:n[E.kind].queries,source:n[E.kind].keys,cell:P,locked:S?u:-1,marks:[],onCell:x=>l(x??[]),onLock:x=>S&&w(x)}),S&&i("p",{class:"hint",children:e("linked")})]}),ye=[E&&{head:[`${e("query")} \\ ${e("key")}`,...n[E.kind].keys],rows:()=>n[E.kind].queries.map((x,A)=>[x,...Array.from(_[p][A],H=>X(H))])},k&&{head:[e("likeliest",{position:Q(a,u,e)}),e("now"),e("before")],rows:()=>Ht(k.said(v,u)).map(({id:x,now:A,before:H})=>[o[x],X(A,3),X(H,3)])},$&&{head:[e("without"),e("loss"),e("grows")],rows:()=>$.map((x,A)=>[M(A),X(k.loss(0)+x,3),oe(x,3)])}].filter(Boolean);return i("div",{ref:d,children:[i("div",{class:"controls",children:[b!=="one"&&i("button",{type:"button","aria-disabled":s.length===0,onClick:()=>s.length&&c([]),children:e("all on")}),b==="any"&&i("button",{type:"button","aria-disabled":s.length===h.length,onClick:()=>s.length<h.length&&c(h.map((x,A)=>A)),children:e("all off")}),i("span",{class:"legend","aria-hidden":"true",children:[e("little")," ",i("span",{class:"ramp"})," ",e("much")]}),b!=="one"&&i("span",{class:"legend",children:[i(Ie,{})," ",e("moved")]})]}),i(Mt,{children:jt()}),i("div",{class:`desk ${k?"speaks":""}`,children:[i("div",{class:"kinds",children:[i("p",{class:"hint",children:[e(`how ${{one:"read",each:"one",any:"any"}[b]}`)," ",$&&e("cost")]}),n.map((x,A)=>i("div",{class:"kind",role:"group","aria-label":x.name,children:[i(wn,{say:e,kind:x,heads:h,maps:_,elsewhere:m,mode:b,off:s,opened:p,costs:$,name:M,flip:R,place:A,open:O}),E?.kind===A&&qt]}))]}),k&&i(xn,{say:e,talk:k,state:v,mode:b,off:s,costs:$,positions:a,vocabulary:o,position:u,setPosition:w})]}),ye.length>0&&i(Ct,{say:e,...ye[0],more:ye.slice(1)})]});function jt(){let x=[Ft(),k&&Ut(),P&&Wt()].filter(Boolean);return x.length?x.join(" "):e("start")}function Ft(){return b==="one"?"":s.length===0?e("none is off"):s.length===h.length?e("all are off"):s.length===1?e("one is off",{head:ve(M(s[0]))}):s.length>bn?e("many are off",{n:s.length,all:h.length}):e("some are off",{n:s.length,heads:s.map(M).join("; ")})}function Ut(){let{likeliest:x,right:A}=k.said(v,u);if(!A){let[ze,Be]=[x[0].id,k.said(0,u).likeliest[0].id].map(Kt=>o[Kt]);return e(ze===Be?"likely":"changes",{word:ze,other:Be,now:be(x[0].now)})}let[H,N]=[A.before,A.now].map(be),ee=s.length===0?"has":H===N?"stays":A.now<A.before?"falls":"rises";return e(ee,{word:o[A.id],before:H,now:N})}function Wt(){let{queries:x,keys:A}=n[E.kind],[H,N]=P;return e("looks",{head:M(p),query:Q(x,H,e),weight:be(_[p][H][N]),key:Q(A,N,e)})}}var ve=t=>t.charAt(0).toUpperCase()+t.slice(1),yn=(t,e)=>e.reduce((n,r,o)=>n+r.reduce((a,s,c)=>a+Math.max(0,s-t[o][c]),0),0)/e.length,be=t=>bt(q(t)),oe=(t,e=2)=>`${Number(t.toFixed(e))>0?"+":""}${X(t,e)}`,Ht=({likeliest:t,right:e})=>e&&t.every(({id:n})=>n!==e.id)?[...t,e]:t;function wn({say:t,kind:e,place:n,heads:r,maps:o,elsewhere:a,mode:s,off:c,opened:p,costs:g,name:u,flip:w,open:f}){let[l,d]=he(),[h,y]=G([0,0]),b=s==="one"?1:2,v=s==="one"?Rt.read:Rt.switched,_=Math.max(v,Math.min(Ot,((d??0)-We-6)/e.heads-Ue)),m=r.findIndex(P=>P.kind===n),k=g&&Math.max(...g.map(Math.abs),1e-9),L=P=>{if(!P.target.dataset.at)return;let S=re(P,h,b*e.layers,e.heads);S&&P.currentTarget.querySelector(`[data-at="${S}"]`).focus()},$=(...P)=>({"data-at":P.join(),tabIndex:h.join()===P.join()?0:-1,onFocus:()=>y(P)}),E=P=>Array.from({length:e.heads},(S,M)=>m+P*e.heads+M);return i("div",{class:"maps",ref:l,style:{maxWidth:`${We+e.heads*(Ot+Ue)+6}px`},children:[i("p",{class:"title",children:e.name}),d&&i("div",{class:"grid",role:"group","aria-label":t(s==="one"?"grid read":"grid",{kind:e.name}),style:{gap:`${Ue}px`,gridTemplateColumns:`${We}px repeat(${e.heads}, ${_}px)`},onKeyDown:L,children:[i("span",{}),Array.from({length:e.heads},(P,S)=>i("span",{class:"soft column","aria-hidden":"true",children:_<gn?S+1:t("column",{head:S+1})})),Array.from({length:e.layers},(P,S)=>i(j,{children:[s==="any"?i("button",{type:"button",class:"layer","aria-label":t("layer switch",{layer:S+1}),onClick:()=>w(E(S)),children:t("row",{layer:S+1})}):i("span",{class:"soft layer",children:t("row",{layer:S+1})}),E(S).map((M,R)=>i("div",{class:`head ${c.includes(M)?"off":""}`,children:[i("button",{type:"button",class:"small","data-map":M,"aria-pressed":M===p,"aria-label":t(a[M]<Ke?"open":"open moved",{head:u(M),share:q(a[M])}),onClick:()=>f(M===p?-1:M),...$(b*S,R),children:[i(qe,{rows:o[M],size:_/Math.max(o[M].length,o[M][0].length)}),c.includes(M)&&i(kn,{}),a[M]>=Ke&&i(Ie,{})]}),s!=="one"&&i("div",{class:"below",children:[i("button",{type:"button",class:"switch",role:"switch","aria-checked":!c.includes(M),"aria-label":t(g?"switch cost":"switch",{head:ve(u(M)),cost:g&&oe(g[M])}),onClick:()=>w([M]),...$(b*S+1,R)}),g&&i("span",{class:"cost","aria-hidden":"true",children:oe(g[M])})]}),g&&i("span",{class:`track ${g[M]<0?"less":""}`,"aria-hidden":"true",children:i("span",{class:"bar",style:{width:`${100*Math.abs(g[M])/k}%`}})})]}))]}))]})]})}var kn=()=>i("svg",{class:"cross",viewBox:"0 0 10 10",preserveAspectRatio:"none","aria-hidden":"true",children:i("path",{d:"M0 0 10 10M10 0 0 10"})}),Ie=()=>i("svg",{class:"corner",width:"12",height:"12","aria-hidden":"true",children:i("path",{d:"M1 1H11V11Z"})});function xn({say:t,talk:e,state:n,mode:r,off:o,costs:a,positions:s,vocabulary:c,position:p,setPosition:g}){let u=I(null),w=_=>{let m=re(_,[p,0],s.length,1);m&&(g(m[0]),u.current.children[m[0]].focus())},f=r!=="one",l=s.map((_,m)=>{let{likeliest:k,right:L}=e.said(n,m);return{...L??k[0],isRight:L!==null}}),d=e.said(n,p),[h,y]=[e.loss(n),e.loss(0)],b=t(l.some(({isRight:_})=>_)?"answers":"likely answers");return i("div",{class:"speech",children:[i("p",{class:"title",children:[i("span",{children:b}),f&&i("span",{class:"soft samples","aria-hidden":"true",children:[i("span",{class:"track sample",children:i("span",{class:"bar"})})," ",t("now"),i("span",{class:"track sample",children:i("span",{class:"before"})})," ",t("before")]})]}),i("div",{class:"positions",role:"radiogroup","aria-label":b,ref:u,onKeyDown:w,children:l.map(({id:_,now:m,before:k,isRight:L},$)=>i("button",{type:"button",class:"line",role:"radio","aria-checked":$===p,"aria-label":t(f?"place compared":"place",{position:Q(s,$,t),word:c[_],now:q(m),before:q(k)}),tabIndex:$===p?0:-1,onClick:()=>g($),children:[i("span",{class:"word",children:s[$]}),i("span",{class:`word ${L?"right":"guess"}`,children:["→ ",L?c[_]:t("guess",{word:c[_]})]}),i(fe,{share:m,before:f?k:void 0}),i("span",{class:"number",children:q(m)})]}))}),h!==null&&i("div",{class:"loss",children:i("div",{class:"line",children:[i("span",{class:"word name",children:t("loss")}),i(fe,{share:h/e.largestLoss,before:f?y/e.largestLoss:void 0}),i("span",{class:"number",children:X(h)})]})}),a&&i("p",{class:`hint ${r}`,children:v()}),i("p",{class:"title",children:[i("span",{children:t("likeliest",{position:Q(s,p,t)})}),f&&i("span",{class:"soft heads","aria-hidden":"true",children:[i("span",{class:"number",children:t("now")}),i("span",{class:"number",children:t("before")})]})]}),i("ul",{class:"words",children:Ht(d).map(({id:_,now:m,before:k})=>i("li",{class:`line ${_===d.right?.id?"marked":""}`,children:[i("span",{class:"word",children:[c[_]," ",_===d.right?.id&&i("span",{role:"img","aria-label":t("right"),children:"✓"})]}),i(fe,{share:m,before:f?k:void 0}),i("span",{class:"number",children:q(m)}),f&&i("span",{class:"number soft",children:q(k)})]},_))})]});function v(){let _=oe(h-y);return o.length===0?r==="any"&&t("try"):o.length===1?t("against",{change:_}):t("alone",{n:o.length,alone:oe(o.reduce((m,k)=>m+a[k],0)),together:_})}}var fr=xt(vn,$t);export{fr as default};
