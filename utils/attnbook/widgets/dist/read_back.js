var v,Pe,ft,H,re,J,Ae,G,Ee,oe,ne,dt,O=Symbol.for("pv"),Q={},Y=[],ht=/^m(i|n|o|s|text|space)$/,ie=Array.isArray,De=Y.slice,z=Object.assign;function U(t){t&&t.parentNode&&t.remove()}function X(t,e,r,n,o){var i={type:t,props:e,key:r,ref:n,__k:null,__:null,__b:0,__e:null,__c:null,constructor:O,__v:o||++Pe,__i:-1,__u:0};return!o&&v.vnode&&v.vnode(i),i}function P(t){return t.children}function W(t,e){this.props=t,this.context=e,this.__g=0}function N(t,e){if(e==null)return t.__&&N(t.__,t.__i+1);for(var r;e<t.__k.length;e++)if((r=t.__k[e])&&r.__e)return r.__e;return typeof t.type!="function"||t.props.__P?null:N(t)}function mt(t){var e,r=t.__v,n=r.__e,o=[],i=[],s=t.__P;s&&((e=z({constructor:O},r)).__v=r.__v+1,v.vnode&&v.vnode(e),ae(s,e,r,t.__n,s.namespaceURI,32&r.__u?[n]:null,o,n||N(r),32&r.__u,i),e.__v=r.__v,e.__.__k[e.__i]=e,Ue(o,e,i),r.__=r.__e=null,e.__e!=n&&He(e))}function He(t){if((t=t.__)&&t.__c&&!t.props.__P)return t.__e=null,t.__k.some(function(e){return e&&(t.__e=e.__e)}),He(t)}function Se(t){(8&t.__g||(t.__g|=8,H.push(t),J++))&&re==v.debounceRendering||((re=v.debounceRendering)||queueMicrotask)(Ne)}function Ne(){try{for(var t,e=1;H.length;)H.length>e&&H.sort(Ae),t=H.shift(),e=H.length,8&t.__g&&mt(t)}finally{(J=H.length)&&(re||queueMicrotask)(Ne)}}function Re(t,e,r,n,o,i,s,c,u,p,_){var f,g,a,h,y,d,b=n.__k||Y,m=e.length;for(u=gt(r,e,b,u,m),f=0;f<m;f++)(a=r.__k[f])!=null&&(g=~a.__i&&b[a.__i]||Q,a.__i=f,d=ae(t,a,g,o,i,s,c,u,p,_),h=a.__e,(g.ref!=a.ref||8&g.__u)&&(g.ref&&se(g.ref,null,a,g),a.ref&&_.push(a.ref,a.__c||h,a)),y=y||h,4&a.__u?(u=$e(a,u,t,!g.__v),g.__e&&(g.__e=null)):typeof a.type=="function"&&d!==void 0?u=d:h&&(u=h.nextSibling),a.__u&=-21);return r.__e=y,u}function gt(t,e,r,n,o){var i,s,c,u,p,_,f,g,a,h=r.length,y=h,d=0,b=0,m=t.__k=Array(o);for(i=0;i<o;i++)(s=e[i])!=null&&typeof s!="boolean"&&typeof s!="function"?(typeof s!="object"||s.constructor===String?s=m[i]=X(null,s):ie(s)?s=m[i]=X(P,{children:s}):s.constructor===O&&s.__b?s=m[i]=X(s.type,s.props,s.key,s.ref,s.__v):m[i]=s,u=i+d,s.__=t,s.__b=t.__b+1,c=null,~(p=s.__i=vt(s,r,u,y))&&(y--,(c=r[p])&&(c.__u|=2)),c&&c.__v?(s.__u|=16,p==u-1?d--:p==u+1?d++:p!=u&&(p>u?d--:d++,b=1)):(~p||(o>h?d--:o<h&&d++),typeof s.type!="function"&&(s.__u|=4))):m[i]=null;if(b){for(_=[],f=[],i=0;i<o;i++)if((s=m[i])&&16&s.__u){for(d=0,g=_.length;d<g;)_[a=d+g>>1]<s.__i?d=a+1:g=a;_[d]=s.__i,f[i]=d+1}for(d=_.length;i--;)f[i]&&(f[i]==d?d--:m[i].__u|=4)}if(y)for(i=0;i<h;i++)!(c=r[i])||2&c.__u||(c.__e==n&&(n=N(c)),ce(c,c));return n}function $e(t,e,r,n){var o,i,s,c;if(typeof t.type=="function"){if(t.props.__P)return e;if(o=t.__k)for(i=0;i<o.length;i++)o[i]&&(o[i].__=t,e=$e(o[i],e,r,!1));return e}for(e&&!e.parentNode&&(e=N(t))&&!e.parentNode&&(e=null),s=t.__e,c=e;c&&c.nodeType==8;)c=c.nextSibling;for(s!=c&&(!n&&r.moveBefore&&s.parentNode?r.moveBefore(s,e):r.insertBefore(s,e||null)),e=s;(e=e&&e.nextSibling)&&e.nodeType==8&&!e.data.startsWith("$s"););return e}function vt(t,e,r,n){var o,i=t.key,s=t.type,c=e[r],u=c&&!(2&c.__u);if(c===null&&i==null||u&&i==c.key&&s==c.type)return r;if(n>(u?1:0)){for(o=r-1;o>=0;o--)if((c=e[o])&&!(2&c.__u)&&i==c.key&&s==c.type)return o;for(o=r+1;o<e.length;o++)if((c=e[o])&&!(2&c.__u)&&i==c.key&&s==c.type)return o}return-1}function Me(t,e,r){r==null&&(r=""),e[0]=="-"?t.setProperty(e,r):t[e]=r}function V(t,e,r,n,o){var i,s;if(e=="style")if(typeof r=="string")t.style.cssText=r;else{if(typeof n=="string"&&(t.style.cssText=n=""),n)for(e in n)r&&e in r||Me(t.style,e);if(r)for(e in r)n&&r[e]==n[e]||Me(t.style,e,r[e])}else if(e[0]=="o"&&e[1]=="n")typeof r!="function"&&(r=null),typeof n!="function"&&(n=null),(t.__e||(t.__e={}))[e]=r,r&&n||(s=ne[e]||(ne[e]=bt(e)),(t.__a||(t.__a={}))[e]=oe,i=e!=(e=e.replace(Ee,"$1")),(e=e.slice(2))[0]<"a"&&(e=e.toLowerCase()),r?t.addEventListener(e,s,i):t.removeEventListener(e,s,i));else{if(o=="http://www.w3.org/2000/svg")e=e.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(e!="width"&&e!="height"&&e!="href"&&e!="list"&&e!="form"&&e!="tabIndex"&&e!="download"&&e!="rowSpan"&&e!="colSpan"&&e!="role"&&e!="popover"&&e in t)try{return void(t[e]=r??"")}catch{}if(typeof r=="function")return;r==null||r===!1&&e[4]!="-"?t.removeAttribute(e):t.setAttribute(e,e=="popover"&&r==1?"":r)}}function bt(t){return function(e){var r=this.__e;if(r){if(r=r[t],e[G]==null)e[G]=oe++;else if(e[G]<this.__a[t])return;return r(v.event?v.event(e):e)}}}function ae(t,e,r,n,o,i,s,c,u,p){var _,f,g,a,h,y,d,b,m,k,x,w,S,K,$,Te,D,L,A=e.type;if(e.constructor!==O)return null;128&r.__u&&(u=32&r.__u,_=r.__c.__z)&&(e.__u|=u,f=i=[],_.nodeType==8?c=Z(_,i):i.push(_),c=i[0]||c),(_=v.__b)&&_(e);e:if(typeof A=="function"){g=s.length;try{if(b=e.props,m=(_=A.prototype)&&_.render,k=(_=A.contextType)&&n[_.__c],x=_?k?k.props.value:_.__:n,(a=r.__c)?(e.__c=a,2&a.__g&&(a.__g|=1)):(m?e.__c=a=new A(b,x):(e.__c=a=new W(b,x),a.constructor=A,a.render=xt),k&&k.sub(a),a.state||(a.state={}),a.__n=n,a.__g|=8,a.__h=[],a.__k=[]),m&&(a.__s||(a.__s=a.state),A.getDerivedStateFromProps&&(a.__s==a.state&&(a.__s=z({},a.__s)),z(a.__s,A.getDerivedStateFromProps(b,a.__s)))),h=a.props,y=a.state,a.__v=e,r.__c){if(b!==h&&m&&!A.getDerivedStateFromProps&&a.componentWillReceiveProps&&a.componentWillReceiveProps(b,x),e.__v==r.__v&&!(8&a.__g)||!(4&a.__g)&&a.shouldComponentUpdate&&a.shouldComponentUpdate(b,a.__s,x)===!1){e.__v!=r.__v&&(a.props=b,a.state=a.__s,a.__g&=-9),e.__e=r.__e,e.__k=r.__k,e.__k.some(function(M){M&&(M.__=e)}),Y.push.apply(a.__h,a.__k),a.__k=[],a.__h.length&&s.push(a),c=N(r);break e}a.componentWillUpdate&&a.componentWillUpdate(b,a.__s,x),m&&a.componentDidUpdate&&a.__h.push(function(){a.componentDidUpdate(h,y,d)})}else m&&!A.getDerivedStateFromProps&&a.componentWillMount&&a.componentWillMount(),m&&a.componentDidMount&&a.__h.push(a.componentDidMount);a.context=x,a.props=b,a.__P=t,a.__g&=-5,w=v.__r,S=m?25:0;do a.__g&=-9,w&&w(e),_=a.render(a.props,a.state=a.__s,a.context);while(8&a.__g&&++S<25);m&&(Y.push.apply(a.__h,a.__k),a.__k=[]),a.state=a.__s,a.getChildContext&&(n=z({},n,a.getChildContext())),m&&r.__c&&a.getSnapshotBeforeUpdate&&(d=a.getSnapshotBeforeUpdate(h,y)),K=_&&_.type===P&&_.key==null?_.props.children:_,b.__P&&(_=c,o=(t=b.__P).namespaceURI,u=i=null,r.props&&r.props.__P!=t&&(r.__k.some(function(M){M&&ce(M,M)}),r.__k=null),c=r.__k?N(r,0):null),c=Re(t,ie(K)?K:[K],e,r,n,o,i,s,c,u,p),b.__P&&(e.__e=null,c=_),e.__u&=-161,f&&f.some(U),a.__h.length&&s.push(a),1&a.__g&&(a.__g&=-4)}catch(M){if(s.length=g,e.__v=null,u||i)if(M&&M.then){if(e.__u|=128|u,i){for(~(D=i.indexOf(c||void 0))||(D=i.length);(L=i[D-1])&&L.nodeType==8;)D--;for(;D<i.length;D++)if(L=i[D])if(i[D]=null,$){if(L==Te)break}else{if(L.nodeType!=8)break;L.data.startsWith("$s")&&(Te=Z($=L))}}if(!$){for(;c&&c.nodeType==8&&c.nextSibling;)c=c.nextSibling;$=c}(_=Z($=e.__c.__z||(e.__c.__z=$)))?(e.__e=$,c=_):e.__e=c,c=c&&c.nextSibling}else i&&i.some(U);else e.__e=r.__e;e.__k||(e.__k=r.__k||[]),M&&M.then||Le(e),v.__e(M,e,r)}}else c=e.__e=yt(r.__e,e,r,n,o,i,s,u,p,t);return(_=v.diffed)&&_(e),c}function Z(t,e){if(t&&t.nodeType==8&&t.data.startsWith("$s"))for(var r=1;t=t.nextSibling;){if(t.nodeType==8){if(t.data.startsWith("$s"))r++;else if(t.data.startsWith("/$s")&&!--r)return t}e&&e.push(t)}}function Le(t){t&&(t.__c&&(t.__c.__g|=4),t.__k&&t.__k.some(Le))}function Ue(t,e,r){for(var n=0;n<r.length;)se(r[n++],r[n++],r[n++]);v.__c&&v.__c(e,t),t.some(function(o){try{t=o.__h,o.__h=[],t.some(function(i){i.call(o)})}catch(i){v.__e(i,o.__v)}})}function yt(t,e,r,n,o,i,s,c,u,p){var _,f,g,a,h,y,d,b,m=r.props||Q,k=e.props,x=e.type;if(x=="svg"?o="http://www.w3.org/2000/svg":x=="math"?o="http://www.w3.org/1998/Math/MathML":o||(o="http://www.w3.org/1999/xhtml"),i){for(_=0;_<i.length;_++)if((h=i[_])&&(x?h.localName==x:h.nodeType==3)){t=h,i[_]=null;break}}if(!t){if(b=p.ownerDocument||document,!x)return b.createTextNode(k);t=b.createElementNS(o,x,k.is?k:p),c&&(v.__m&&v.__m(e,i),c=!1),i=null}if(x){if(p=x=="template"&&t.content||t,i=x=="textarea"&&k.defaultValue!=null?null:i&&De.call(p.childNodes),!c&&i)for(m={},_=0;_<t.attributes.length;_++)m[(h=t.attributes[_]).name]=h.value;for(_ in m)h=m[_],_=="dangerouslySetInnerHTML"?g=h:_=="children"||_ in k||_=="value"&&"defaultValue"in k||_=="checked"&&"defaultChecked"in k||V(t,_,null,h,o);for(_ in k)h=k[_],_=="children"?a=h:_=="dangerouslySetInnerHTML"?f=h:_=="value"?y=h:_=="checked"?d=h:c&&typeof h!="function"||m[_]===h||V(t,_,h,m[_],o);f?(c||g&&(f.__html==g.__html||f.__html==t.innerHTML)||(t.innerHTML=f.__html),e.__k=[]):(g&&(t.textContent=""),(x=="foreignObject"||o=="http://www.w3.org/1998/Math/MathML"&&ht.test(x))&&(o="http://www.w3.org/1999/xhtml"),Re(p,ie(a)?a:[a],e,r,n,o,i,s,i?i[0]:r.__k&&N(r,0),c,u),i&&i.some(U)),c&&x!="textarea"||(_="value",x=="progress"&&y==null?t.removeAttribute(_):y==null||y===t[_]&&(x!="progress"||y)||V(t,_,y,m[_],o),_="checked",d!=null&&d!=t[_]&&V(t,_,d,m[_],o))}else m===k||c&&t.data==k||(t.data=k);return t}function se(t,e,r,n){try{typeof t=="function"?e?e.__x=t(e)||1:n&&(n=n.__c||n.__e)&&(e=n.__x)&&(n.__x=null,typeof e=="function"?e():t(null)):t.current=e}catch(o){v.__e(o,r)}}function ce(t,e,r){var n,o,i,s;if(v.unmount&&v.unmount(t),!(n=t.ref)||n.current&&n.current!=t.__e||se(n,null,e,t),n=t.__c){if(n.componentWillUnmount)try{n.componentWillUnmount()}catch(c){v.__e(c,e)}n.__P=n.__n=null}if(n=t.__k)for(s=0;s<n.length;s++)n[s]&&ce(n[s],e,typeof t.type!="function"||r&&!t.props.__P);!r&&(n=t.__c)&&(n=n.__z)&&(o=Z(n,i=[]))&&(n==t.__e&&i.some(U),U(o),U(n)),r||U(t.__e),t.__e=t.__c=t.__=null}function xt(t,e,r){return this.constructor(t,r)}function _e(t,e){var r,n,o,i;v.__&&v.__(t,e),e.nodeType==9&&(e=e.documentElement),n=(r=t&&32&t.__u)?null:e.__k,e.__k=X(P,{children:[t]}),o=[],i=[],ae(e,e.__k,n||Q,Q,e.namespaceURI,n?null:e.firstChild?De.call(e.childNodes):null,o,n?n.__e:e.firstChild,r,i),Ue(o,e.__k,i),e.__k.props.children=null}v={__e:function(t,e,r,n){for(var o,i,s;e=e.__;)if((o=e.__c)&&!(1&o.__g)){o.__g|=4;try{if((s=(i=o.constructor)&&i.getDerivedStateFromError)&&o.setState(i.getDerivedStateFromError(t)),o.componentDidCatch&&(o.componentDidCatch(t,n||{}),s=1),s&&8&o.__g)return void(o.__g|=2)}catch(c){t=c}}throw J=0,t}},Pe=0,ft=function(t){return t!=null&&t.constructor===O},W.prototype.setState=function(t,e){var r=this.__s;r&&r!=this.state||(r=this.__s=z({},this.state)),typeof t=="function"&&(t=t(z({},r),this.props)),t&&(z(r,t),this.__v&&(e&&this.__k.push(e),Se(this)))},W.prototype.forceUpdate=function(t){this.__v&&(this.__g|=4,t&&this.__h.push(t),Se(this))},W.prototype.render=P,H=[],J=0,Ae=function(t,e){return t.__v.__b-e.__v.__b},G=Symbol(),Ee=/(PointerCapture)$|Capture$/i,oe=0,ne={},dt=0;var I,T,le,ze,ue=Object.is,ee=0,Ve=[],pe=[],C=v,We=C.__b,Fe=C.__r,Oe=C.diffed,je=C.__c,Ie=C.unmount,qe=C.__;function de(t,e){C.__h&&C.__h(T,t,ee||e),ee=0;var r=T.__H||(T.__H={__:[],__h:[]});return t>=r.__.length&&r.__.push({}),r.__[t]}function q(t){return ee=1,he(Xe,t)}function he(t,e,r){var n=de(I++,2);if(n.t=t,!n.__c&&(n.__=[r?r(e):Xe(void 0,e),function(i){var s=(n.__N||n.__)[0],c=n.t(s,i);ue(s,c)||(n.__N=[c,n.__[1]],n.__c.setState({}))}],n.__c=T,!T.__f)){T.__f=!0;var o=T.shouldComponentUpdate;T.shouldComponentUpdate=function(i,s,c){var u=this.__H;if(!u)return!0;var p=!1,_=this.props!=i;if(u.__.some(function(g){g.__N&&(p=!0,ue(g.__[0],g.__N[0])||(_=!0))}),o){var f=o.call(this,i,s,c);return p?f||_:f}return!p||_}}return n.__}function B(t,e){var r=de(I++,3);!C.__s&&Ge(r.__H,e)&&(r.__P=!0,r.__=t,r.u=e,T.__H.__h.push(r))}function F(t){return ee=5,wt(function(){return{current:t}},[])}function wt(t,e){var r=de(I++,7);return Ge(r.__H,e)&&(r.__=t(),r.__H=e),r.__}function kt(){var t;do{for(;t=pe.shift();)try{j(t)}catch(r){C.__e(r,{__:(t=t.__P)&&t.__v})}for(;t=Ve.shift();){var e=t.__H;if(t.__P&&e)try{e.__h.some(j),e.__h.some(fe),e.__h=[]}catch(r){e.__h=[],C.__e(r,t.__v)}}}while(pe.length)}C.__b=function(t){T=null,We&&We(t)},C.__=function(t,e){t&&e.__k&&e.__k.__m&&(t.__m=e.__k.__m),qe&&qe(t,e)},C.__r=function(t){Fe&&Fe(t),I=0;var e=(T=t.__c).__H;e&&(le==T?T.__h=[]:(e.__h.some(j),e.__h.some(fe),I=0),e.__h=[],e.__.some(function(r){r.__N&&(r.__=r.__N),r.u=r.__N=void 0})),le=T},C.diffed=function(t){Oe&&Oe(t);var e=t.__c;e&&e.__H&&(e.__H.__h.length&&Ke(Ve.push(e)),e.__H.__.some(function(r){r.u&&(r.__H=r.u)})),le=T=null},C.__c=function(t,e){e.some(function(r){try{r.__h.some(j),r.__h=r.__h.filter(function(n){return!n.__||fe(n)})}catch(n){r.__h=[function(){throw n}]}}),je&&je(t,e)},C.unmount=function(t){Ie&&Ie(t);var e,r,n=t.__c;n&&n.__H&&(n.__H.__.some(function(o){try{if(o.__P&&o.__c){if(r===void 0){for(r=t.__;r&&(!r.__c||!r.__c.__P);)r=r.__;r=r&&r.__c}o.__P=r,Ke(pe.push(o))}else j(o)}catch(i){e=i}}),n.__H=void 0,e&&C.__e(e,n.__v))};var Be=typeof requestAnimationFrame=="function";function Ct(t){var e,r=function(){clearTimeout(n),Be&&cancelAnimationFrame(e),setTimeout(t)},n=setTimeout(r,35);Be&&(e=requestAnimationFrame(r))}function Ke(t){t!=1&&ze==C.requestAnimationFrame||((ze=C.requestAnimationFrame)||Ct)(kt)}function j(t){var e=T,r=t.__c;typeof r=="function"&&(t.__c=void 0,r()),T=e}function fe(t){var e=T;t.__c=t.__(),T=e}function Ge(t,e){return!t||t.length!=e.length||e.some(function(r,n){return!ue(r,t[n])})}function Xe(t,e){return typeof e=="function"?e(t):e}var Je=(t,e={})=>t.replace(/\{(\w+)\}/g,(r,n)=>e[n]??r);function E(t){return t>0&&t<.005?"<1 %":`${Math.round(100*t)} %`}function Qe(t,e=2){let r=t.toFixed(e);return Number(r)===0?0 .toFixed(e):r.replace("-","−")}var me=t=>t.replace(/ /g," "),Ze=40,Ye=t=>t.length>Ze?`${t.slice(0,Ze-1)}…`:t;var Tt=Symbol.for("pv"),St=0;function l(t,e,r,n,o,i){e||(e={});var s,c,u=e;if("ref"in u&&typeof t!="function")for(c in u={},e)c=="ref"?s=e[c]:u[c]=e[c];var p={type:t,props:u,key:r,ref:s,__k:null,__:null,__b:0,__e:null,__c:null,constructor:Tt,__v:--St,__i:-1,__u:0};return(o||i)&&(p.__source=o,p.__self=i),v.vnode&&v.vnode(p),p}function Mt({share:t,before:e}){return l("span",{class:"track","aria-hidden":"true",children:[l("span",{class:"bar moves",style:{width:`${100*t}%`}}),e!==void 0&&l("span",{class:"before",style:{width:`${100*e}%`}})]})}function et({words:t,shares:e,marked:r=-1,kind:n=""}){return l("ul",{class:`bars ${n}`,children:t.map((o,i)=>l("li",{class:i===r?"marked":"",children:[l("span",{class:"word",children:o}),l(Mt,{share:e[i]}),l("span",{class:"number",children:E(e[i])})]}))})}function ge({label:t,options:e,value:r,set:n}){return e.length<2?null:l("label",{class:"choice",children:[t,l("select",{value:r,onChange:o=>n(Number(o.currentTarget.value)),children:e.map((o,i)=>l("option",{value:i,children:o}))})]})}var tt=`.figure{--encoder: #0067a3;--decoder: #b34700;--query: #9c3f75;--key: #00704f;--value: #875800}.figure[data-theme=dark]{--encoder: #5ab4f0;--decoder: #ff9259;--query: #e8a0cb;--key: #35c99b;--value: #f0b429}.figure{--surface: #ffffff;--raised: #f3f4f6;--edge: #c9ced6;--ink: #1f2937;--soft: #565e6b;--nothing: #f1f3f5;--everything: #101826;--focus: #1d4ed8;color:var(--ink);font:.9375rem/1.5 system-ui,-apple-system,Segoe UI,Roboto,Noto Sans,Noto Sans KR,sans-serif;margin:0;container-type:inline-size}.figure[data-theme=dark]{--surface: #14181e;--raised: #222832;--edge: #454d5a;--ink: #e6e9ee;--soft: #a4acb9;--nothing: #20262f;--everything: #fbf7ea;--focus: #8ab4ff}*,*:before{box-sizing:border-box}p{margin:0}[hidden]{display:none!important}:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:4px}figcaption{color:var(--soft);font-size:.875rem;margin-top:.6rem}.encoder{color:var(--encoder)}.decoder{color:var(--decoder)}.query{color:var(--query)}.key{color:var(--key)}.value{color:var(--value)}.controls{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem .9rem;margin-bottom:.6rem}button,select{appearance:none;background:var(--raised);border:1px solid var(--edge);border-radius:6px;color:var(--ink);cursor:pointer;font:inherit;font-size:.875rem;min-height:2.25rem;padding:.2rem .75rem}button:hover:not(:disabled,[aria-disabled=true]),select:hover{border-color:var(--ink)}button:disabled,button[aria-disabled=true]{color:var(--soft);cursor:default;opacity:.6}button[aria-pressed=true],button[aria-checked=true]{background:var(--ink);border-color:var(--ink);color:var(--surface)}select{padding-right:1.8rem;background-image:linear-gradient(45deg,transparent 50%,currentColor 50%),linear-gradient(-45deg,transparent 50%,currentColor 50%);background-position:right .95rem center,right .65rem center;background-repeat:no-repeat;background-size:.32rem .32rem}.choice,.slider{align-items:center;display:inline-flex;gap:.5rem;font-size:.875rem}.choice,.choice select{max-width:100%;min-width:0;text-overflow:ellipsis}.slider input{accent-color:var(--ink);min-width:6rem;height:2rem}.slider output{font-variant-numeric:tabular-nums;min-width:3.2em}.stepper{align-items:center;display:flex;gap:.6rem}.stepper button{min-width:2.75rem}.stepper .place{min-width:0}.legend{align-items:center;color:var(--soft);display:inline-flex;font-size:.8125rem;gap:.4rem}.ramp{background:linear-gradient(to right,var(--nothing),var(--everything));border:1px solid var(--edge);border-radius:3px;display:inline-block;height:.7rem;width:4.5rem}.reading{min-height:1.5em;margin-top:.5rem}@container (max-width: 30rem){.reading{min-height:3em}}.numbers{margin-top:.5rem}.scroll{margin-top:.5rem;max-height:22rem;overflow:auto}table{border-collapse:collapse;font-size:.8125rem;font-variant-numeric:tabular-nums}table+table{margin-top:1rem}th,td{border-bottom:1px solid var(--edge);padding:.2rem .6rem;text-align:right;white-space:nowrap}thead th{background:var(--surface);position:sticky;top:0}tbody th{background:var(--surface);font-weight:600;left:0;position:sticky}.heatmap{max-width:100%;overflow-x:auto;padding:3px}.map{position:relative}.column-word,.row-word{font-size:.8125rem;line-height:1;overflow:hidden;position:absolute;text-overflow:ellipsis;white-space:nowrap}.column-word{overflow:visible;transform:rotate(-40deg);transform-origin:bottom left}.row-word{padding:.15em 0;transform:translateY(-50%)}.column-word.chosen,.row-word.chosen{font-weight:700;text-decoration:underline;text-underline-offset:.2em}.cells{cursor:crosshair;position:absolute;touch-action:pan-x pan-y}.cells canvas{display:block}.cells span{pointer-events:none;position:absolute}.row-mark{outline:2px solid var(--query)}.cell-mark{outline:3px solid var(--focus);outline-offset:-1px}.ring{border:2px solid #ffffff;border-radius:50%;box-shadow:0 0 0 1.5px #b3261e,inset 0 0 0 1.5px #b3261e}.ring.sample{display:inline-block;height:.8rem;margin-left:.3rem;vertical-align:-.1rem;width:.8rem}.tip{background:var(--ink);border-radius:4px;color:var(--surface);font-size:.8125rem;line-height:1.4;padding:0 .4rem;pointer-events:none;position:absolute;transform:translate(-50%,-130%);white-space:nowrap;z-index:1}.tokens{display:flex;flex-wrap:wrap;gap:.4rem}.token{border-color:currentColor;color:inherit;min-width:2.25rem;overflow:hidden;position:relative}.token[aria-pressed=true]{background:var(--raised);border-color:currentColor;box-shadow:inset 0 0 0 2px currentColor;color:inherit;font-weight:700}.token .share{background:currentColor;bottom:0;height:4px;left:0;position:absolute}.bars{display:grid;gap:.25rem;list-style:none;margin:0;padding:0}.bars li{align-items:center;display:grid;gap:.6rem;grid-template-columns:minmax(3.5rem,8rem) 1fr 3rem}.bars .word{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}.bars .track{background:var(--nothing);border-radius:3px;height:.9rem;overflow:hidden}.bars .bar{background:currentColor;display:block;height:100%}.bars .number{font-variant-numeric:tabular-nums;text-align:right}.bars .marked{font-weight:700}@media(prefers-reduced-motion:no-preference){.moves{transition:all .25s ease}}
`;var rt={attributes:!0,attributeFilter:["class","style","theme","data-theme","data-jp-theme-light","data-vscode-theme-kind"]};function ot(t){let[e,r]=q(()=>nt(t));return B(()=>{let n=()=>r(nt(t)),o=new MutationObserver(n);o.observe(document.documentElement,rt),o.observe(document.body,rt);let i=matchMedia("(prefers-color-scheme: dark)");return i.addEventListener("change",n),n(),()=>{o.disconnect(),i.removeEventListener("change",n)}},[t]),e}function nt(t){for(let e=t;e;e=e.parentElement){let[r,n,o,i=1]=getComputedStyle(e).backgroundColor.match(/[\d.]+/g)?.map(Number)??[0,0,0,0];if(i>.5)return .299*r+.587*n+.114*o<128?"dark":"light"}return matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light"}function it(t,e=""){return{render({model:r,el:n}){let o=n.shadowRoot??n.attachShadow({mode:"open"});for(let i of["keydown","keyup"])n.addEventListener(i,At);return _e(l(ve,{model:r,el:n,Content:t,style:e}),o),()=>_e(null,o)}}}function At(t){let e=t.ctrlKey||t.metaKey||t.altKey||t.shiftKey&&t.key==="Enter",r=t.composedPath()[0].matches(":read-write");t.currentTarget.toggleAttribute("data-lm-suppress-shortcuts",r||!e)}function R(t,e){let[,r]=he(o=>o+1,0);B(()=>{let o=`change:${e}`;return t.on(o,r),()=>t.off(o,r)},[t,e]);let n=o=>{t.set(e,o),t.save_changes()};return[t.get(e),n]}function at(){let t=F(null),[e,r]=q(null);return B(()=>{let n=new ResizeObserver(([o])=>r(o.contentRect.width));return n.observe(t.current),()=>n.disconnect()},[]),[t,e]}var ve=class extends W{componentDidCatch(e){this.props.el.dispatchEvent(new CustomEvent("attnbook:broken",{detail:e})),this.setState({error:e})}render({model:e,el:r,Content:n,style:o},{error:i}){let s=(c,u)=>Je(e.get("strings")[c]??c,u);return l(P,{children:[l("style",{children:tt+o}),l(Et,{el:r,caption:e.get("caption"),children:i?l("p",{role:"alert",children:s("broken",{reason:i.message})}):l(n,{model:e,say:s})})]})}};function Et({el:t,caption:e,children:r}){let n=ot(t);return l("figure",{class:"figure","data-theme":n,children:[r,e&&l("figcaption",{children:e})]})}function st({busy:t=!1,children:e}){return l("p",{class:"reading","aria-live":"polite","aria-busy":t,children:e})}function ct({say:t,head:e,rows:r,more:n=[]}){let[o,i]=q(!1);return l("div",{class:"numbers",children:[l("button",{type:"button","aria-expanded":o,onClick:()=>i(!o),children:t(o?"hide numbers":"show numbers")}),o&&l("div",{class:"scroll",tabIndex:"0",role:"region","aria-label":t("show numbers"),children:[{head:e,rows:r},...n].map(s=>l(Dt,{...s}))})]})}function Dt({head:t,rows:e}){return l("table",{children:[l("thead",{children:l("tr",{children:t.map(r=>l("th",{scope:"col",children:r}))})}),l("tbody",{children:e().map(([r,...n])=>l("tr",{children:[l("th",{scope:"row",children:r}),n.map(o=>l("td",{children:o}))]}))})]})}var be={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1]};function te(t,e,r,n){if(t.altKey||t.ctrlKey||t.metaKey)return null;let o=Ht(t.key,e,n);return o?(t.preventDefault(),[Math.max(0,Math.min(r-1,o[0])),Math.max(0,Math.min(n-1,o[1]))]):null}function Ht(t,e,r){return!(t in be)&&t!=="Home"&&t!=="End"?null:e?t==="Home"?[e[0],0]:t==="End"?[e[0],r-1]:[e[0]+be[t][0],e[1]+be[t][1]]:[0,0]}var ye=`/* a drawing with axes */
.axes {
  display: block;
  font-size: 13px;
}
.axes text {
  fill: var(--soft);
  font-variant-numeric: tabular-nums;
}
.axes .grid {
  stroke: var(--edge);
}
.axes .tick.y {
  text-anchor: end;
}
.axes .tick.x {
  text-anchor: middle;
}
.axes text.chosen {
  fill: var(--ink);
  font-weight: 700;
}
.axes .here {
  stroke: var(--ink);
  stroke-dasharray: 3 3;
}
.axes .other,
.axes .line {
  fill: none;
  stroke-linejoin: round;
}
.axes .other {
  opacity: 0.55;
  stroke: var(--soft);
  stroke-width: 1.25;
}
.axes .line {
  stroke: var(--ink);
  stroke-width: 3;
}
`;var xe=([t,e],[r,n])=>o=>r+(n-r)*(o-t)/(e-t),_t=(t,e=!1)=>`M${t.map(([r,n])=>`${r} ${n}`).join("L")}${e?"Z":""}`;function lt({values:t,up:e,left:r,right:n,shown:o=s=>s,gap:i=8}){return t.map(s=>l(P,{children:[l("line",{class:"grid",x1:r,x2:n,y1:e(s),y2:e(s)}),l("text",{class:"tick y",x:r-i,y:e(s)+4,children:o(s)})]}))}function ut({label:t,words:e,kind:r,chosen:n,onChoose:o,onPoint:i=()=>{},shares:s}){let c=F(null),u=p=>{if(p.key==="ArrowUp"||p.key==="ArrowDown")return;let _=te(p,n<0?null:[0,n],1,e.length);_&&(o(_[1]),c.current.children[_[1]].focus())};return l("div",{class:`tokens ${r}`,role:"toolbar","aria-label":t,ref:c,onKeyDown:u,children:e.map((p,_)=>l("button",{type:"button",class:"token",tabIndex:_===Math.max(n,0)?0:-1,"aria-pressed":_===n,onClick:()=>o(_),onPointerEnter:f=>f.pointerType==="mouse"&&i(_),onPointerLeave:f=>f.pointerType==="mouse"&&i(-1),children:[p,s&&l("span",{class:"share",style:{width:`${100*s[_]}%`}})]}))})}var pt=`.reading,
.token {
  overflow-wrap: anywhere;
}

/* from the words into the vector, and out again */
.way {
  align-items: center;
  display: flex;
  flex-direction: column;
  gap: 0.45rem;
  max-width: 58rem;
}
.tokens,
.units {
  justify-content: center;
  max-width: 100%;
}
.token[aria-pressed="true"] {
  font-weight: inherit; /* a bold word is wider, and would push the others aside */
}
.arrow,
.name,
.score,
.hint {
  color: var(--soft);
  font-size: 0.8125rem;
  line-height: 1.4;
}
.arrow::after {
  content: "↓" / "";
  display: block;
  font-size: 1.25rem;
  line-height: 1;
  text-align: center;
}
.vector {
  border-left: 3px solid var(--ink);
  border-right: 3px solid var(--ink);
  border-radius: 5px;
  display: flex;
  gap: 3px;
  padding: 4px 5px;
}
.vector span {
  background: var(--encoder);
  height: 1.1rem;
  opacity: 0.55;
  width: 1.1rem;
}
.vector + .name {
  color: var(--ink);
  margin-top: -0.3rem;
}
@container (max-width: 22rem) {
  .vector span {
    width: 0.8rem;
  }
}
.units {
  display: flex;
  flex-wrap: wrap;
  gap: 0.4rem;
}
.unit {
  align-items: stretch;
  display: flex;
  flex-direction: column;
  gap: 0.15rem;
  line-height: 1.3;
  max-width: 9rem;
  min-width: 5.4rem;
  padding: 0.35rem 0.5rem;
  text-align: center;
}
.unit .word,
.unit .read {
  overflow: hidden;
  text-overflow: ellipsis;
  white-space: nowrap;
}
.unit .word {
  font-size: 0.8125rem;
}
.unit .read {
  color: var(--ink);
  font-size: 0.9375rem;
}
.unit.right .read {
  font-weight: 700;
}
.unit.not {
  border-style: dashed;
}
.unit.not .read {
  color: var(--soft);
}
.unit .track {
  background: var(--surface);
  border: 1px solid var(--edge);
  border-radius: 3px;
  height: 0.5rem;
  overflow: hidden;
}
.unit .bar {
  background: var(--ink);
  display: block;
  height: 100%;
}
.unit .share {
  color: var(--ink);
  font-size: 0.8125rem;
  font-variant-numeric: tabular-nums;
  white-space: nowrap;
}
.unit[aria-pressed="true"] {
  background: var(--raised);
  border: 1px solid var(--ink);
  box-shadow: inset 0 0 0 2px var(--ink);
  color: var(--ink);
}

/* one place more closely, and all places in unseen sentences */
.more {
  display: grid;
  gap: 1rem 2rem;
  grid-template-columns: minmax(0, 1fr);
  margin-top: 0.5rem;
  max-width: 58rem;
}
@container (min-width: 40rem) {
  .more {
    grid-template-columns: repeat(2, minmax(0, 1fr));
  }
}
.title {
  font-weight: 600;
  margin-bottom: 0.3rem;
}
.chart .number {
  text-anchor: middle;
}
.chart .dot {
  fill: var(--ink);
}
.chart .dot.chosen {
  fill: var(--surface);
  stroke: var(--ink);
  stroke-width: 3;
}
@container (max-width: 30rem) {
  .reading {
    min-height: 4.5em; /* so that what comes below stays where it is */
  }
}
`;var $t=14,Lt=420,[we,ke,Ut,zt,Ce]=[48,20,20,24,150],Wt=24;function Ft({model:t,say:e}){let[r]=R(t,"sentences"),[n]=R(t,"models"),[o]=R(t,"accuracy"),[i]=R(t,"model_label"),[s,c]=R(t,"model"),[u]=R(t,"sentence"),[p,_]=R(t,"place"),f=n[s],g=Math.min(u,r.length-1),{words:a,models:h}=r[g],y=h[f].map(w=>({words:w.map(([S])=>S),shares:w.map(([,S])=>S)})),d=Math.min(p,a.length-1),b=a.map((w,S)=>y[S].words[0]===w),m=o[f]??[],k=w=>{t.set("sentence",w),t.set("place",Math.min(d,r[w].words.length-1)),t.save_changes()};return l(P,{children:[l("div",{class:"controls",children:[l(ge,{label:e("sentence"),options:r.map(({words:w})=>Ye(w.join(" "))),value:g,set:k}),l(ge,{label:i||e("model"),options:n,value:s,set:c})]}),l("div",{class:"way",children:[l(ut,{label:e("words"),words:a,kind:"encoder",chosen:d,onChoose:_}),l("p",{class:"arrow",children:e("writes")}),l("div",{class:"vector",role:"img","aria-label":e("vector"),children:Array.from({length:$t},()=>l("span",{}))}),l("p",{class:"name","aria-hidden":"true",children:e("vector")}),l("p",{class:"arrow",children:e("reads")}),l(Ot,{say:e,words:a,guesses:y,right:b,place:d,setPlace:_}),l("p",{class:"score",children:e("score",{right:b.filter(Boolean).length,n:a.length})})]}),l(st,{children:x()}),l("div",{class:"more",children:[l("div",{children:[l("p",{class:"title",children:e("candidates",{place:d+1})}),l(et,{...y[d],marked:y[d].words.indexOf(a[d])})]}),m.length>0&&l("div",{children:[l("p",{class:"title",children:e("accuracy")}),l(jt,{accuracy:n.map(w=>o[w]),chosen:s,place:d}),n.length>1&&l("p",{class:"hint",children:e("others")})]})]}),l(ct,{say:e,head:["place","word","read","share","verdict"].map(w=>e(w)),rows:()=>a.map((w,S)=>[S+1,w,y[S].words[0],Qe(y[S].shares[0],3),e(b[S]?"yes":"no")])})]});function x(){let w=e(b[d]?"reading right":"reading wrong",{place:d+1,n:a.length,word:a[d],read:y[d].words[0],share:me(E(y[d].shares[0]))});return d>=m.length?w:`${w} ${e("unseen",{share:me(E(m[d]))})}`}}function Ot({say:t,words:e,guesses:r,right:n,place:o,setPlace:i}){let s=F(null),c=u=>{let p=te(u,[0,o],1,e.length);!p||u.key==="ArrowUp"||u.key==="ArrowDown"||(i(p[1]),s.current.children[p[1]].focus())};return l("div",{class:"units",role:"toolbar","aria-label":t("guesses"),ref:s,onKeyDown:c,children:e.map((u,p)=>{let{words:[_],shares:[f]}=r[p],g=t(n[p]?"right":"wrong");return l("button",{type:"button",class:`unit ${n[p]?"right":"not"}`,tabIndex:p===o?0:-1,"aria-pressed":p===o,"aria-label":t("unit",{place:p+1,word:u,read:_,share:E(f),verdict:g}),onClick:()=>i(p),children:[l("span",{class:"word encoder",children:u}),l("span",{class:"read",children:_}),l("span",{class:"track",children:l("span",{class:"bar moves",style:{width:`${100*f}%`}})}),l("span",{class:"share",children:[n[p]?"✓":"✗"," ",E(f)]})]})})})}function jt(t){let[e,r]=at();return l("div",{ref:e,children:r&&l(It,{...t,width:Math.min(r,Lt)})})}function It({accuracy:t,chosen:e,place:r,width:n}){let o=t[0].length,i=xe([-.5,o-.5],[we,n-ke]),s=xe([0,1],[Ce-zt,Ut]),c=_=>_t(_.map((f,g)=>[i(g),s(f)])),u=Math.ceil(Wt*o/(n-we-ke)),p=t[e][r];return l("svg",{class:"axes chart",width:n,height:Ce,"aria-hidden":"true",children:[l(lt,{values:[0,.5,1],up:s,left:we,right:n-ke,shown:E,gap:6}),t[0].map((_,f)=>f===r||f%u===0&&Math.abs(f-r)>=u?l("text",{class:f===r?"number chosen":"number",x:i(f),y:Ce-6,children:f+1}):null),t.map((_,f)=>f!==e&&l("path",{class:"other",d:c(_)})),l("path",{class:"line",d:c(t[e])}),t[e].map((_,f)=>l("circle",{class:f===r?"dot chosen":"dot",cx:i(f),cy:s(_),r:f===r?6:3})),p!==void 0&&l("text",{class:"number chosen",x:i(r),y:s(p)-10,children:E(p)})]})}var Dr=it(Ft,ye+pt);export{Dr as default};
